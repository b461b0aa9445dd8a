/** Tests of the page's logic need no browser; a busy machine may take long over the many cases of some. */
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { dir: "tests", testTimeout: 60_000 } });

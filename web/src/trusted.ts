/** Where the browser has Trusted Types, scripts come from this site alone, whoever asks for them. */

interface TrustedTypes {
  createPolicy(name: "default", rules: { createScriptURL(url: string): string }): void;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

trustedTypes?.createPolicy("default", {
  createScriptURL(url) {
    const { href, origin } = new URL(url, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`${href} is no script of this site.`);
    return url;
  },
});

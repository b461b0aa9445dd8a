"""Waiting in the page: Playwright's own wait_for_function is eval, which the policy forbids."""

from typing import Any

from playwright.sync_api import Page


def until(page: Page, condition: str, arg: object = None, seconds: int = 60) -> Any:
    """Wait until an expression of `arg` in JavaScript, or its promise, is true; return that."""
    return page.evaluate(
        f"""async arg => {{
            const condition = () => ({condition});
            const end = performance.now() + {seconds * 1000};
            for (;;) {{
                const value = await condition();
                if (value) return value;
                if (performance.now() > end) throw new Error(`It never came: ${{condition}}`);
                await new Promise(next => setTimeout(next, 16));
            }}
        }}""",
        arg,
    )

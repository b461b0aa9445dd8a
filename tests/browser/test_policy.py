"""The page runs and asks for what lies beside it, and nothing else."""

import re

import pytest
from playwright.sync_api import Error, Page, expect

NEVER = "https://elsewhere.example/x"


def refusal(page: Page, code: str) -> str:
    with pytest.raises(Error) as refused:
        page.evaluate(code)
    return str(refused.value)


@pytest.mark.expected_errors("Content Security Policy|TrustedHTML|TrustedScript|elsewhere.example")
def test_nothing_foreign_runs_and_nothing_leaves(ready_page: Page) -> None:
    expect(ready_page.get_by_text("photograph leaves your device")).to_be_visible()
    assert "is no script of this site" in refusal(ready_page, f"new Worker('{NEVER}.js')")
    assert "TrustedHTML" in refusal(ready_page, "document.body.innerHTML = '<b>hello</b>'")
    assert "Failed to fetch" in refusal(ready_page, f"fetch('{NEVER}')")
    assert re.search("eval|TrustedScript", refusal(ready_page, "setTimeout('globalThis.ran = 1')"))
    assert (
        ready_page.evaluate("""() => new Promise((answer) => {
        const image = new Image();
        image.onload = () => answer("came");
        image.onerror = () => answer("refused");
        image.src = "https://elsewhere.example/x.png";
    })""")
        == "refused"
    )


@pytest.mark.expected_errors("Content Security Policy")
def test_inline_scripts_and_styles_do_not_count(ready_page: Page) -> None:
    assert (
        ready_page.evaluate("""() => {
        const style = document.createElement("style");
        style.textContent = "html { --painted: yes }";
        document.head.append(style);
        return getComputedStyle(document.documentElement).getPropertyValue("--painted");
    }""")
        == ""
    )


ASK_ELSEWHERE = f"""() => new Promise((answer) => {{
    self.addEventListener("securitypolicyviolation", (told) => answer(told.violatedDirective));
    fetch("{NEVER}").catch(() => {{}});
}})"""


@pytest.mark.expected_errors("Content Security Policy|elsewhere.example")
def test_the_policy_holds_for_the_worker(ready_page: Page) -> None:
    [worker] = ready_page.workers
    assert worker.evaluate(ASK_ELSEWHERE) == "connect-src"

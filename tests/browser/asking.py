"""What the page asks of its worker, changed on the way."""


def changed(door: str, argument: int, change: str) -> str:
    """A script for the page: what it gives to this function of the worker goes through `change`."""
    return f"""{{
        const {{ postMessage }} = Worker.prototype;
        const change = {change};
        Worker.prototype.postMessage = function (message, transfer) {{
            if (message.path?.[0] === "{door}") {{
                const given = message.argumentList[{argument}];
                given.value = change(given.value);
            }}
            postMessage.call(this, message, transfer);
        }};
    }}"""


BEGIN_WITH_THE_WHOLE = changed("open", 1, "(way) => ({ ...way, whole: true })")
"""The page begins as it does where the snapshot cannot be used."""

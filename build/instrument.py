"""WebAssembly whose functions tell that they were called."""

from build import wasm


def functions(module: bytes) -> int:
    """How many functions the module defines."""
    return wasm.number(wasm.sections(module)[wasm.CODE], 0)[0]


def instrumented(module: bytes, first: int) -> bytes:
    """The module with every function writing a 1 when it is called, function n to `first` + n."""
    parts = wasm.sections(module)

    def marking(number: int, body: bytes) -> bytes:
        begin = wasm.after_locals(body)
        address = bytes([wasm.I32_CONST]) + wasm.signed(first + number)
        store = bytes([wasm.I32_CONST, 1, wasm.I32_STORE8, 0, 0])  # neither aligned nor shifted
        return body[:begin] + address + store + body[begin:]

    bodies = enumerate(wasm.bodies(parts[wasm.CODE]))
    code = wasm.vector(wasm.sized(marking(number, body)) for number, body in bodies)
    return wasm.joined(parts | {wasm.CODE: code})

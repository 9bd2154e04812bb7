"""What is kept is kept whole, whichever thread packs it."""

from concurrent.futures import ThreadPoolExecutor

from checker.batch.packing import press, pressed_out


def test_bytes_come_back_from_any_thread():
    """Bytes pressed in many threads at a time come back as they were, and those that repeat are shorter."""
    texts = [f"第{n}段 依法公开".encode() * n for n in range(200)]

    with ThreadPoolExecutor(4) as pool:
        pressed = list(pool.map(press, texts))
        assert list(pool.map(pressed_out, reversed(pressed))) == texts[::-1]

    assert len(pressed[-1]) < len(texts[-1]) / 10

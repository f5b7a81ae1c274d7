"""Python values to Arrow columns and back by their buffers, without the start-up of pandas.

`pyarrow.array`, `scalar` and `to_numpy` import pandas where it is installed, and `cast` imports
pyarrow.compute: half of the start-up of a command that only lists claims.
"""

from binascii import hexlify
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pyarrow as pa

NONE = -(1 << 62)  # what SQL says in place of a missing integer
FAR = 1 << 62  # beyond every number of a row and every instant

Numbers = np.ndarray[Any, Any]


def column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column of int64, float64, text or bytes; None is null."""
    try:
        if kind != pa.float64() or None not in values:  # numpy takes None for NaN, and only in floats
            return _column(values, kind, None)
    except TypeError:  # some are None: most columns have none, and looking first costs more than trying
        pass
    nothing = {pa.string(): "", pa.binary(): b""}.get(kind, 0)
    known = _bits(np.array([value is not None for value in values]))
    return _column([nothing if value is None else value for value in values], kind, known)


def _column(values: Sequence[Any], kind: pa.DataType, known: pa.Buffer | None) -> pa.Array:
    if kind in (pa.int64(), pa.float64()):
        width = np.int64 if kind == pa.int64() else np.float64
        return _plain(np.fromiter(values, width, len(values)), kind, known)
    parts, letters = _lettered(values, "" if kind == pa.string() else b"")
    ends = np.fromiter(accumulate(map(len, parts), initial=0), np.int64, len(parts) + 1)
    large = pa.large_string() if kind == pa.string() else pa.large_binary()
    return pa.Array.from_buffers(large, len(parts), [known, pa.py_buffer(ends), pa.py_buffer(letters)])


def _lettered(parts: Sequence[Any], nothing: str | bytes) -> tuple[Sequence[Any], bytes]:
    """Texts or bytes, each as long as its bytes, and all of them in one; most columns are of plain ASCII."""
    joined = nothing.join(parts)
    if isinstance(joined, bytes):
        return parts, joined
    if joined.isascii():
        return parts, joined.encode()
    encoded = [part.encode() for part in parts]
    return encoded, b"".join(encoded)


def row(values: Sequence[object]) -> pa.RecordBatch:
    """One row of parameters, each an integer, a text or bytes."""
    kinds = {int: pa.int64(), str: pa.string(), bytes: pa.binary()}
    columns = [column([value], kinds[type(value)]) for value in values]
    return pa.record_batch(columns, names=[f"p{number}" for number in range(len(values))])


def batch(rows: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows, at least one, as the columns of a schema."""
    columns = zip(*rows, strict=True)
    arrays = [column(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.record_batch(arrays, names=schema.names)


def numbers(values: pa.ChunkedArray) -> Numbers:
    """The values of a number column without nulls."""
    array = values.combine_chunks()
    kind = np.int64 if array.type == pa.int64() else np.float64
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * 8)


def ids(values: pa.ChunkedArray) -> pa.Array:
    """Ids of 16 bytes as a column of that width, which is chosen from without a look at lengths."""
    array = values.combine_chunks()
    if not len(array):
        return pa.Array.from_buffers(pa.binary(16), 0, [None, pa.py_buffer(b"")])
    return pa.Array.from_buffers(pa.binary(16), len(array), [None, array.buffers()[2]], offset=array.offset)


def hexed(ids: pa.Array) -> pa.Array:
    """Ids as text: several times faster here than in SQL."""
    count, first = len(ids), 16 * ids.offset
    letters = hexlify(memoryview(ids.buffers()[1])[first : first + 16 * count])
    ends = np.arange(count + 1, dtype=np.int32) * 32
    return pa.Array.from_buffers(pa.string(), count, [None, pa.py_buffer(ends), pa.py_buffer(letters)])


def coded(places: Numbers, words: pa.DictionaryArray) -> pa.DictionaryArray:
    """Words by their places in a small column, as codes of the different words."""
    codes = np.asarray(words.indices)[places]
    return pa.DictionaryArray.from_arrays(_plain(codes, pa.int32(), None), words.dictionary)


def declared(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table as SQL gave it, in its declared schema: NONE is null, infinity is NaN."""
    if not table.num_rows:
        return empty(schema)
    columns = [_declared(each, field) for each, field in zip(table.columns, schema, strict=True)]
    return pa.table(columns, schema=schema)


def empty(schema: pa.Schema) -> pa.Table:
    """A table without rows."""
    return pa.table([_empty(field.type) for field in schema], schema=schema)


def _declared(values: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    if values.null_count == len(values):  # SQLite has no type for a column in which nothing is
        return pa.nulls(len(values), field.type)
    if values.type != field.type:
        return values.cast(field.type)
    if values.null_count:
        return values
    if field.nullable and field.type == pa.int64():
        plain = numbers(values)
        known = plain != NONE
        return _plain(plain, field.type, None if known.all() else _bits(known))
    if field.type == pa.float64():
        plain = numbers(values)
        missing = np.isinf(plain)
        return _plain(np.where(missing, np.nan, plain) if missing.any() else plain, field.type, None)
    return values


def _empty(kind: pa.DataType) -> pa.Array:
    ends = pa.py_buffer(bytes(4))
    nothing = pa.py_buffer(b"")
    has_ends = kind in (pa.string(), pa.binary())
    return pa.Array.from_buffers(kind, 0, [None, ends, nothing] if has_ends else [None, nothing])


def _plain(values: Numbers, kind: pa.DataType, known: pa.Buffer | None) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), [known, pa.py_buffer(values)])


def _bits(known: Numbers) -> pa.Buffer:
    return pa.py_buffer(np.packbits(known, bitorder="little"))

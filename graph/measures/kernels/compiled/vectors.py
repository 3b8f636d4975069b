"""Two values that fill whole cache lines: 512 bits, and 16 floats; and how one is fetched ahead.

numba does not turn the short loops over the words of a row into vector instructions, which costs the kernels
a factor of three to four. So a row is a value of its own here: LLVM lowers it to whatever the processor has
(AVX-512, AVX2, SSE2, NEON), and the answer is the same on all of them.

Row `i` of a flat array is its elements `i * width` to `(i + 1) * width - 1`.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.core.datamodel import models
from numba.extending import register_model

from graph.measures.kernels.compiler import intrinsic

WORDS = 8  # 64-bit words in a row of bits
LANES = 16  # floats in a row of lanes

_WORD = ir.IntType(64)
_FLOAT = ir.DoubleType()
_BITS = ir.VectorType(_WORD, WORDS)
_LANES = ir.VectorType(_FLOAT, LANES)
_MASK = ir.VectorType(ir.IntType(1), LANES)
_ZEROS = ir.Constant(_LANES, [0.0] * LANES)


class Bits(types.Type):
    """512 bits."""


class Lanes(types.Type):
    """16 floats, one for each of the sources that a sweep carries at once."""


@register_model(Bits)
class _BitsModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _BITS)  # type: ignore[no-untyped-call]


@register_model(Lanes)
class _LanesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _LANES)  # type: ignore[no-untyped-call]


BITS = Bits("Bits")
FLOATS = Lanes("Lanes")


def _row(context: Any, builder: Any, place: tuple[Any, Any, Any], vector: Any) -> Any:
    """Give the address of a row; `place` is the array's type, the array and the row's number."""
    kind, array, i = place
    data = context.make_array(kind)(context, builder, array).data
    first = builder.mul(i, ir.Constant(i.type, vector.count))
    return builder.bitcast(builder.gep(data, [first]), vector.as_pointer())


def _loader(vector: Any, kind: Any) -> Any:
    @intrinsic
    def load(typing: Any, array: Any, i: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            place = (signature.args[0], args[0], args[1])
            return builder.load(_row(context, builder, place, vector), align=8)

        return kind(array, types.intp), generate

    return load


def _storer(vector: Any, kind: Any) -> Any:
    @intrinsic
    def store(typing: Any, array: Any, i: Any, row: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            place = (signature.args[0], args[0], args[1])
            builder.store(args[2], _row(context, builder, place, vector), align=8)
            return context.get_dummy_value()

        return types.void(array, types.intp, kind), generate

    return store


load_bits = _loader(_BITS, BITS)
load_lanes = _loader(_LANES, FLOATS)
store_bits = _storer(_BITS, BITS)
store_lanes = _storer(_LANES, FLOATS)


@intrinsic
def union(typing: Any, x: Any, y: Any) -> Any:
    """Give the bits that are set in either."""
    return BITS(BITS, BITS), lambda context, builder, signature, args: builder.or_(args[0], args[1])


@intrinsic
def without(typing: Any, x: Any, y: Any) -> Any:
    """Give the bits of x that are not set in y."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.and_(args[0], builder.not_(args[1]))

    return BITS(BITS, BITS), generate


@intrinsic
def some(typing: Any, x: Any) -> Any:
    """Tell whether any bit is set."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        name, form = "llvm.vector.reduce.or.v8i64", ir.FunctionType(_WORD, [_BITS])
        reduce = _intrinsic(builder, form, name)
        return builder.icmp_unsigned("!=", builder.call(reduce, args), ir.Constant(_WORD, 0))

    return types.boolean(BITS), generate


@intrinsic
def count(typing: Any, x: Any) -> Any:
    """Give how many bits are set."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        form = ir.FunctionType(_BITS, [_BITS])
        each = _intrinsic(builder, form, "llvm.ctpop.v8i64")
        form = ir.FunctionType(_WORD, [_BITS])
        add = _intrinsic(builder, form, "llvm.vector.reduce.add.v8i64")
        return builder.call(add, [builder.call(each, args)])

    return types.int64(BITS), generate


@intrinsic
def no_lanes(typing: Any) -> Any:
    """Give sixteen zeros."""
    return FLOATS(), lambda context, builder, signature, args: _ZEROS


@intrinsic
def plus(typing: Any, x: Any, y: Any) -> Any:
    """Add lane by lane."""
    return FLOATS(FLOATS, FLOATS), lambda context, builder, signature, args: builder.fadd(args[0], args[1])


@intrinsic
def times(typing: Any, x: Any, y: Any) -> Any:
    """Multiply lane by lane."""
    return FLOATS(FLOATS, FLOATS), lambda context, builder, signature, args: builder.fmul(args[0], args[1])


@intrinsic
def over(typing: Any, x: Any, y: Any) -> Any:
    """Divide lane by lane."""
    return FLOATS(FLOATS, FLOATS), lambda context, builder, signature, args: builder.fdiv(args[0], args[1])


@intrinsic
def spread(typing: Any, value: Any) -> Any:
    """Give the value in every lane."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        blank = ir.Constant(_LANES, ir.Undefined)
        first = builder.insert_element(blank, args[0], ir.Constant(ir.IntType(32), 0))
        return builder.shuffle_vector(first, blank, _picks([0] * LANES))

    return FLOATS(types.float64), generate


@intrinsic
def lit(typing: Any, x: Any) -> Any:
    """Give which lanes are not zero, one bit a lane."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.bitcast(builder.fcmp_unordered("!=", args[0], _ZEROS), ir.IntType(LANES))

    return types.uint16(FLOATS), generate


@intrinsic
def keep(typing: Any, x: Any, mask: Any) -> Any:
    """Give the lanes whose bit is set, and zero in the others."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.select(builder.bitcast(args[1], _MASK), args[0], _ZEROS)

    return FLOATS(FLOATS, types.uint16), generate


@intrinsic
def total(typing: Any, x: Any) -> Any:
    """Add the lanes up, halves first, in the same order on every processor."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        row, width = args[0], LANES
        while width > 1:
            width //= 2
            low = builder.shuffle_vector(row, row, _picks(list(range(width))))
            high = builder.shuffle_vector(row, row, _picks(list(range(width, 2 * width))))
            row = builder.fadd(low, high)
        return builder.extract_element(row, ir.Constant(ir.IntType(32), 0))

    return types.float64(FLOATS), generate


@intrinsic
def prefetch(typing: Any, array: Any, i: Any) -> Any:
    """Have the processor fetch an entry of an array that will soon be read."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        address = builder.bitcast(builder.gep(data, [args[1]]), ir.IntType(8).as_pointer())
        kind = ir.IntType(32)
        form = ir.FunctionType(ir.VoidType(), [address.type, kind, kind, kind])
        how = [ir.Constant(kind, number) for number in (0, 3, 1)]  # to read; keep in all caches; it is data
        builder.call(_intrinsic(builder, form, "llvm.prefetch.p0i8"), [address, *how])
        return context.get_dummy_value()

    return types.void(array, types.intp), generate


def _intrinsic(builder: Any, form: Any, name: str) -> Any:
    """Give an operation that LLVM knows by this name."""
    return cgutils.get_or_insert_function(builder.module, form, name)  # type: ignore[no-untyped-call]


def _picks(lanes: list[int]) -> Any:
    return ir.Constant(ir.VectorType(ir.IntType(32), len(lanes)), lanes)

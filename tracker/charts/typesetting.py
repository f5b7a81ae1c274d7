"""Typst: pages from a template and named texts, as PNG or as PDF checked against A-2a and UA-1."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import typst

from tracker.charts.style import font_folder
from tracker.errors import ChartError


@lru_cache(maxsize=1)
def _compiler() -> "typst.Compiler":
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )
    return typst.Compiler(font_paths=fonts)


def compile_pdf(template: bytes, inputs: Mapping[str, str], as_of: datetime, name: str) -> bytes:
    """A tagged PDF from a Typst template; `inputs` are what it reads as `sys.inputs`.

    Raises: ChartError naming what cannot be set and why.
    """
    standards, instant = ["a-2a", "ua-1"], int(as_of.timestamp())
    return _compiled(template, inputs, name, format="pdf", pdf_standards=standards, timestamp=instant)


def compile_png(template: bytes, inputs: Mapping[str, str], dpi: int, name: str) -> bytes:
    """One page as PNG without any metadata; else as `compile_pdf`."""
    return _compiled(template, inputs, name, format="png", ppi=dpi)


def _compiled(template: bytes, inputs: Mapping[str, str], name: str, **options: Any) -> bytes:
    """What Typst makes of a template; a warning is a fault: it goes on where a font or picture is missing."""
    form = options["format"].upper()
    try:
        made, warnings = _compiler().compile_with_warnings(template, sys_inputs=dict(inputs), **options)
    except typst.TypstError as error:
        raise ChartError(f"{name} cannot be set as {form}: {error}") from error
    except OSError as error:
        told = f"{error.strerror}; free space in the folder for temporary files"
        raise ChartError(f"{name} cannot be set as {form}: {told}") from error
    if warnings or not isinstance(made, bytes):
        told = "; ".join(str(one) for one in warnings) or "several files"
        raise ChartError(f"{name} as {form}: {told}")
    return made


def has_typeset() -> bool:
    """Whether Typst has run in this process: it keeps threads of its own from then on."""
    return _compiler.cache_info().currsize > 0

"""What a template may say: a closed Jinja in which a value prints exactly, or not at all."""

from paperwork.language.text import fill_text

__all__ = ["fill_text"]

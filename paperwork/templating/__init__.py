"""Templates of the office's own: checked before they are used, and begun from the shipped ones."""

from paperwork.templating.checking import Checked, annotate, check_template, templates_in
from paperwork.templating.copying import copy_template

__all__ = ["Checked", "annotate", "check_template", "copy_template", "templates_in"]

"""Who may import whom. A newcomer finds the rules in `MAY_IMPORT`; an import against them fails here by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "stageworkshop"

FLOOR = {"__init__", "paths"}
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "store": {"domain"},
    "charter": {"domain", "store"},
    "starting": {"domain", "charter"},
    "crm": {"domain", "charter", "starting"},
    "evidence": {"domain", "store", "charter"},
    "sheets": {"domain", "store", "charter", "starting", "evidence"},
    "guide": {"domain"},
    "actions": {"domain", "store", "charter", "starting", "evidence", "sheets"},
    "standing": {"domain", "store", "charter", "starting", "evidence"},
    "sample": {"domain", "store", "charter", "starting", "actions"},
    "ui": {
        *("domain", "store", "charter", "starting", "actions", "standing", "guide", "sample", "crm", "evidence"),
        "sheets",
    },
    "cli": {
        *("domain", "store", "charter", "starting", "actions", "standing", "sample", "app", "crm", "evidence"),
        "sheets",
    },
    "app": {"domain", "store", "actions", "ui"},
    "__main__": {"cli"},
}
"""Package of `stageworkshop` → the packages it may import, besides itself, the version and `paths`."""

ONLY_IN: dict[str, set[str]] = {
    "PySide6": {"ui", "app"},
    "sqlalchemy": {"store", "app"},
    "reportlab": {"charter"},
    "pydantic": {"charter"},
    "pyhanko": {"evidence"},
    "keyring": {"evidence"},
    "openpyxl": {"sheets"},
}
"""Library → the packages that may import it. `app` imports SQLAlchemy early for speed and uses nothing of it."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """(dotted name inside the package, syntax tree) of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Every imported module by absolute name, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative imports hide where things come from"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place(name: str) -> str:
    """The package, or lone module, in which a dotted name lies."""
    return name.split(".")[0]


def test_layers() -> None:
    wrong = []
    for name, tree in modules():
        mine = place(name)
        allowed = MAY_IMPORT.get(mine, set()) | FLOOR | {mine}
        for imported in imports(tree):
            head, _, rest = imported.partition(".")
            target = place(rest)
            ours = head == "stageworkshop" and bool(target) and _exists(target)
            if ours and target not in allowed:
                wrong.append(f"{name} imports {imported}")
    assert not wrong


def test_every_package_has_its_rule() -> None:
    places = {place(name) for name, _ in modules()} - FLOOR
    assert places <= MAY_IMPORT.keys()


def test_the_layers_have_no_cycle() -> None:
    TopologicalSorter(MAY_IMPORT).prepare()


def test_libraries_stay_where_they_belong() -> None:
    wrong = [
        f"{name} imports {imported}"
        for name, tree in modules()
        for imported in imports(tree)
        if imported.split(".")[0] in ONLY_IN and place(name) not in ONLY_IN[imported.split(".")[0]]
    ]
    assert not wrong


def test_pydantic_comes_in_by_one_door() -> None:
    """Two threads that load it by different doors find it half loaded. The schema is written by developers only."""
    doors = {name for name, tree in modules() if any(each.split(".")[0] == "pydantic" for each in imports(tree))}
    assert doors == {"charter.model_base", "charter.schema"}


def test_the_domain_needs_only_the_standard_library() -> None:
    import sys

    wrong = [
        f"{name} imports {imported}"
        for name, tree in modules()
        if place(name) == "domain"
        for imported in imports(tree)
        if imported.split(".")[0] not in sys.stdlib_module_names | {"stageworkshop"}
    ]
    assert not wrong


def test_modules_have_no_cycle_inside_a_package() -> None:
    """Neither when they are loaded nor later, by what their functions import; types alone may go round."""
    named = {name.removesuffix(".__init__"): name for name, _ in modules()}
    graph: dict[str, set[str]] = {}
    for name, tree in modules():
        found = {each.removeprefix("stageworkshop.") for each in imports(_WithoutTypes().visit(tree))}
        # Of `from package import module` the module counts, and not the package around it.
        around = {each.rpartition(".")[0] for each in found if each in named}
        graph[name] = {named[each] for each in found - around if each in named} - {name}
    TopologicalSorter(graph).prepare()


def _exists(target: str) -> bool:
    return (PACKAGE / target).is_dir() or (PACKAGE / f"{target}.py").is_file()


class _WithoutTypes(ast.NodeTransformer):
    """Takes away what only those who check types read."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if "TYPE_CHECKING" in ast.dump(node.test) else self.generic_visit(node)

"""A page as a browser holds it: ids, links, what its forms would send, and its text."""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
POINTS_AT = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form")


class Node:
    def __init__(self, tag: str, attrs: dict[str, str], parent: "Node | None") -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []

    @property
    def all(self) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.all

    @property
    def text(self) -> str:
        """As it is read: a space for any markup and for any run of white space."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(child if isinstance(child, str) else f" {child._raw()} " for child in self.children)

    def has(self, name: str) -> bool:
        return name in self.attrs.get("class", "").split()

    def under(self, tag: str) -> "Node | None":
        node: Node | None = self
        while node is not None and node.tag != tag:
            node = node.parent
        return node


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


class Page:
    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.html = response.content.decode()
        builder = _Builder()
        builder.feed(self.html)
        self.root = builder.root

    def find(self, tag: str = "", *, css: str = "") -> list[Node]:
        return [node for node in self.root.all if tag in ("", node.tag) and (not css or node.has(css))]

    def at(self, id_: str) -> Node:
        return next(node for node in self.root.all if node.attrs.get("id") == id_)

    @property
    def ids(self) -> list[str]:
        return [node.attrs["id"] for node in self.root.all if "id" in node.attrs]

    @property
    def heading(self) -> str:
        (found,) = self.find("h1")
        return found.text

    @property
    def text(self) -> str:
        return self.at("main").text if "main" in self.ids else self.root.text

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Of the error summary: the id that each line leads to, or nothing, and what it says."""
        lines = [
            n for box in self.find("ul", css="govuk-error-summary__list") for n in box.all if n.tag == "li"
        ]
        return [(_target(line), line.text) for line in lines]

    @property
    def messages(self) -> list[str]:
        notices = [
            notice for notice in self.find("div") if notice.attrs.get("class", "").startswith("lq-notice ")
        ]
        return [[node.text for node in notice.all if node.tag == "p"][-1] for notice in notices]

    @property
    def loose_ends(self) -> list[str]:
        """Ids that labels, descriptions and links speak of and that are not there; and ids there twice."""
        ids = self.ids
        named = {
            word for node in self.root.all for name in POINTS_AT for word in node.attrs.get(name, "").split()
        }
        links = {node.attrs.get("href", "") for node in self.find("a")}
        named |= {href[1:] for href in links if href.startswith("#") and len(href) > 1}
        return sorted({name for name in named if name not in ids} | {i for i in ids if ids.count(i) > 1})

    def sends(self, form_id: str) -> dict[str, list[str]]:
        """What the form would send as it stands, without the button that sends it."""
        form, sent = self.at(form_id), {}
        inside = [node for node in form.all if "form" not in node.attrs]
        attached = [node for node in self.root.all if node.attrs.get("form") == form_id]
        for node in [*inside, *attached]:
            if (value := _value(node)) is not None:
                sent.setdefault(node.attrs["name"], []).append(value)
        return sent

    def rows(self, caption: str) -> list[list[str]]:
        """The cells of the table's body."""
        table = next(
            t for t in self.find("table") if any(n.tag == "caption" and n.text == caption for n in t.all)
        )
        body = [node for node in table.all if node.tag == "tr" and node.under("tbody")]
        return [[cell.text for cell in row.all if cell.tag in {"th", "td"}] for row in body]


def _target(line: Node) -> str:
    return next((node.attrs["href"].removeprefix("#") for node in line.all if node.tag == "a"), "")


def _value(node: Node) -> str | None:
    if "name" not in node.attrs or "disabled" in node.attrs:
        return None
    if node.tag == "textarea":
        return "".join(child for child in node.children if isinstance(child, str)).removeprefix("\n")
    if node.tag == "select":
        chosen = [option for option in node.all if option.tag == "option" and "selected" in option.attrs]
        first = next(option for option in node.all if option.tag == "option")
        return (chosen[0] if chosen else first).attrs.get("value", "")
    if node.tag != "input":
        return None
    if node.attrs.get("type") in {"radio", "checkbox"}:
        return node.attrs.get("value", "on") if "checked" in node.attrs else None
    return node.attrs.get("value", "")

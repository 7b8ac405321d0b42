"""The protocol reference for people."""
from . import schema

HEAD = """# Protocol reference

Made by `tools/generate-codecs` from `Sources/WireProtocol/tenor.xml`, the single source of truth: change that file and
run the tool. Encoding: FIX Simple Binary Encoding 1.0, little-endian, schema id {schema_id}, version {version}.

- Every message is an 8-byte header (`blockLength`, `templateId`, `schemaId`, `version`, each uint16) and a fixed block,
  padded to 8 bytes. There are no repeating groups and no variable data.
- A ZeroMQ frame holds one or more messages, back to back.
- A block longer than the one shown here is read by its known part; a shorter one is refused. Padding must be zero.
- Text is padded with zero bytes. An optional field that is absent holds the value shown as "absent".

"""


def text(parsed):
    """The whole page."""
    out = [HEAD.format(schema_id=parsed.id, version=parsed.version)]
    out.append("## Messages\n")
    out.append("| Template | Message | Block, bytes | What it is |\n|---|---|---|---|")
    for message in parsed.messages:
        out.append(
            f"| {message.id} | [{message.name}](#{message.name.lower()}) | {message.block_length} | {message.description} |"
        )
    out.append("")
    for message in parsed.messages:
        out.append(f"### {message.name}\n\nTemplate {message.id}. {message.description}.\n")
        out.append("| Offset | Field | Id | Type | Meaning |\n|---|---|---|---|---|")
        for field in message.fields:
            out.append(
                f"| {field.offset} | {field.name} | {field.id} | {_type(field.type)} | {field.description or 'Zero'} |"
            )
        out.append("")
    out.append("## Enumerations\n")
    for enum in parsed.enums:
        out.append(f"### {enum.name}\n\n{enum.primitive}. {enum.description}.\n")
        out.append("| Value | Name | Meaning |\n|---|---|---|")
        out += [f"| {number} | {name} | {description} |" for name, number, description in enum.values]
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"


def _type(kind):
    if isinstance(kind, schema.Enum):
        return f"[{kind.name}](#{kind.name.lower()})"
    base = f"{kind.primitive}[{kind.length}]" if kind.length > 1 else kind.primitive
    if kind.null is not None:
        base += f", absent: {kind.null}"
    if kind.minimum is not None:
        base += f", at least {kind.minimum}"
    return base

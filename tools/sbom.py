"""Write a bill of materials (CycloneDX 1.6, JSON) of what runs with the program on this machine.

python tools/sbom.py output/sbom.json

Listed is what the installed metadata say that the program needs, without the tools of tests and development,
and what is inside of it without being a distribution. The same installation gives the same bytes: there
is no time stamp and no random serial number.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installed import PROJECT, Installed, NotInstalled, closure
from licences import PARTS, Part


def bill() -> Bom:
    """Give the bill of materials."""
    found = closure()
    components = {name: _component(each) for name, each in found.items()}
    parts = [_part(each) for each in PARTS]
    bom = Bom(components=[*(each for name, each in components.items() if name != PROJECT), *parts])
    bom.serial_number = None  # type: ignore[assignment]
    bom.metadata.timestamp = None  # type: ignore[assignment]
    bom.metadata.component = components[PROJECT]
    for name, each in found.items():
        below = [Dependency(components[other].bom_ref) for other in sorted(each.needs)]
        if name == PROJECT:
            below += [Dependency(part.bom_ref) for part in parts]
        bom.dependencies.add(Dependency(components[name].bom_ref, below))
    bom.dependencies |= {Dependency(part.bom_ref) for part in parts}
    return bom


def _component(each: Installed) -> Component:
    home = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(each.home))] if each.home else []
    own = each.name == PROJECT
    return Component(
        type=ComponentType.APPLICATION if own else ComponentType.LIBRARY,
        name=each.name,
        version=each.version,
        description=each.summary or None,
        licenses=[LicenseFactory().make_from_string(each.licence)],
        purl=PackageURL("pypi", name=each.name, version=each.version),
        bom_ref=f"{each.name}@{each.version}",
        external_references=home,
    )


def _part(each: Part) -> Component:
    return Component(
        type=ComponentType.LIBRARY if each.purl else ComponentType.DATA,
        name=each.name,
        version=each.version,
        description=each.where,
        licenses=[LicenseFactory().make_from_string(each.licence)],
        purl=PackageURL.from_string(each.purl) if each.purl else None,
        bom_ref=f"{each.name}@{each.version}",
    )


def written() -> str:
    """Give the bill as JSON, valid by the schema of CycloneDX 1.6."""
    text = JsonV1Dot6(bill()).output_as_string(indent=1) + "\n"
    faults = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if faults is not None:
        raise ValueError(f"the bill of materials is not valid: {faults}")
    return text


def main() -> int:
    from graph.files import write

    target = Path(sys.argv[1] if len(sys.argv) > 1 else "output/sbom.json")
    try:
        text = written()
    except NotInstalled as fault:
        sys.stderr.write(f"{fault}; run make sbom, which installs it\n")
        return 1
    target.parent.mkdir(exist_ok=True)
    write(target, text.encode())
    sys.stdout.write(f"{target}: {text.count('bom-ref') - 1} components\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Every file written for Salesforce is valid against the XML schema inside the official WSDL."""

from __future__ import annotations

import re
from importlib.resources import files
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import HealthCheck, given, settings

from stageworkshop.charter.model import Criterion, Document
from stageworkshop.crm.planning import plan_for
from stageworkshop.crm.salesforce.shapes import NAMESPACE
from stageworkshop.crm.salesforce.target import TARGET
from tests.charter.any_document import finished
from tests.crm.charters import charters


def _schema() -> xmlschema.XMLSchema:
    """The metadata types of the WSDL that ships in simple-salesforce, with an element for each of ours."""
    wsdl = (files("simple_salesforce") / "metadata.wsdl").read_text()
    found = re.search(r"<xsd:schema .*?</xsd:schema>", wsdl, re.DOTALL)
    assert found
    kinds = ("StandardValueSet", "BusinessProcess", "PathAssistant", "ValidationRule", "RecordType", "Package")
    elements = "".join(f'<xsd:element name="{kind}" type="tns:{kind}"/>' for kind in kinds)
    spaces = f'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="{NAMESPACE}" '
    head, rest = found[0].split(">", 1)
    for name in ("xmlns:xsd", "xmlns:tns"):
        if name in head:
            spaces = re.sub(rf'{name}="[^"]*" ', "", spaces)
    return xmlschema.XMLSchema(f"{head} {spaces}>{elements}{rest}")


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return _schema()


def check(schema: xmlschema.XMLSchema, document: Document) -> int:
    """Validates every XML file of the package; how many there were."""
    plan = plan_for(document, TARGET, None)
    written = [
        each for each in TARGET.write(document, plan.reading, plan.wanted, plan.steps) if each.path.endswith(".xml")
    ]
    for each in written:
        schema.validate(ElementTree.fromstring(each.data))
    return len(written)


def test_the_finished_charter(schema: xmlschema.XMLSchema) -> None:
    assert check(schema, finished()) >= 4


def test_validation_rules(schema: xmlschema.XMLSchema) -> None:
    document = finished()
    checked = {"field": "Budget__c", "operator": "at_least", "value": "50"}
    criteria = [Criterion.model_validate({"text": "They <have> a budget.", "check": checked})]
    stages = [stage.model_copy(update={"entry_criteria": criteria}) for stage in document.pipelines[0].stages]
    changed = document.pipelines[0].model_copy(update={"stages": stages})
    document = document.model_copy(update={"pipelines": [changed, *document.pipelines[1:]]})
    plan = plan_for(document, TARGET, None)
    written = TARGET.write(document, plan.reading, plan.wanted, plan.steps)
    rules = [each for each in written if "validationRules" in each.path]
    assert len(rules) == len(stages)
    for each in rules:
        schema.validate(ElementTree.fromstring(each.data))
        assert b"<active>false</active>" in each.data


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=charters())
def test_any_charter(schema: xmlschema.XMLSchema, document: Document) -> None:
    check(schema, document)

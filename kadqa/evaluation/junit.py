"""A report as JUnit XML, which CI systems show: one suite per set, one for the gate."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from kadqa.errors import InputError, because
from kadqa.evaluation.judge import faults
from kadqa.evaluation.report import Report

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def _clean(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _case(suite: ET.Element, classname: str, name: str, wrong: str, seconds: float) -> None:
    case = ET.SubElement(
        suite, "testcase", {"classname": _clean(classname), "name": _clean(name), "time": f"{seconds:.4f}"}
    )
    if wrong:
        ET.SubElement(case, "failure", {"message": _clean(wrong), "type": "evaluation"}).text = _clean(wrong)


def to_xml(report: Report) -> ET.Element:
    """The report as one <testsuites>: a question with a fault and a limit that fell are failures."""
    root = ET.Element("testsuites", {"name": "kadqa eval"})
    for name, group in report.groups(lambda r: r.question.split).items():
        suite = ET.SubElement(root, "testsuite", {"name": name})
        for result in group:
            question = result.question
            title, wrong = f"{question.id}: {question.question}", "; ".join(faults(result))
            if report.hidden(question):
                title, wrong = question.id, "tidak benar; soal tidak ditampilkan" if wrong else ""
            _case(suite, f"kadqa.eval.{name}.{question.type}", title, wrong, result.ms / 1000)
    if report.verdicts:
        suite = ET.SubElement(root, "testsuite", {"name": "gate"})
        for verdict in report.verdicts:
            title = f"{verdict.limit.metric} {verdict.limit.bound} {verdict.limit.limit:g} {verdict.limit.set}".strip()
            _case(suite, "kadqa.eval.gate", title, "" if verdict.passed else str(verdict), 0.0)
    for element in [*root, root]:
        cases = list(element.iter("testcase"))
        element.set("tests", str(len(cases)))
        element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        element.set("errors", "0")
        element.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.4f}")
    return root


def write(report: Report, path: Path) -> None:
    """Write the XML file.

    Raises:
        InputError: it cannot be written.
    """
    root = to_xml(report)
    ET.indent(root)
    try:
        ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise InputError(f"{path} tidak dapat ditulis: {because(error)}. Beri berkas lain dengan --junit.") from None

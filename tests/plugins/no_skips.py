"""A skipped or expected failure is a failure: what did not run has not passed."""

import pytest

MESSAGE = "counts as failed: a test that did not run has proved nothing ({})"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped:
        reason = getattr(report, "wasxfail", None) or report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} {MESSAGE.format(reason)}"
        vars(report).pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} {MESSAGE.format(report.longrepr)}"
    return report

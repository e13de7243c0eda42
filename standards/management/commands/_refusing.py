from standards.loading import InvalidFramework


def refusal(error: InvalidFramework) -> str:
    many = len(error.problems)
    return f"nothing was loaded, there {'is one problem' if many == 1 else f'are {many} problems'}.\n{error}"

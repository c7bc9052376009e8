"""What is shipped to run the portal with says what the code says: settings, paths, ports, commands."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from raadsportaal.portaal.operating import exposition
from tools.settings_table import read_by_code

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
CONTAINERFILE = (ROOT / "Containerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
OURS = [name for name, service in COMPOSE["services"].items() if service["image"] == "raadsportaal"]
WEB = "gunicorn -c python:raadsportaal.gunicorn_conf --bind {}"


def stages():
    """The stages of the Containerfile, each as (its first line, its lines)."""
    joined = CONTAINERFILE.replace("\\\n", " ")
    parts = re.split(r"^(FROM .*)$", joined, flags=re.M)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def documents():
    return [one for path in MANIFESTS for one in yaml.safe_load_all(path.read_text()) if "kind" in one]


def pods():
    """(kind and name, its pod) of all that runs something."""
    for one in documents():
        spec = one.get("spec", {})
        spec = spec.get("jobTemplate", {}).get("spec", spec)
        if "containers" in spec.get("template", {}).get("spec", {}):
            yield f"{one['kind']} {one['metadata']['name']}", spec["template"]["spec"]


def test_the_image_is_built_by_the_script_that_a_machine_without_containers_runs():
    (_, build), (_, result) = stages()
    assert "RUN /srv/raadsportaal/deploy/bouw.sh" in build
    assert "--require-hashes" in (DEPLOY / "bouw.sh").read_text()
    assert "--only-binary :all:" in (DEPLOY / "bouw.sh").read_text(), "so no compiler is needed, anywhere"
    for compiler in ("build-essential", "gcc", "-dev"):
        assert compiler not in CONTAINERFILE
    assert "USER 10001:10001" in result and "HEALTHCHECK" in result
    for script in DEPLOY.rglob("*.sh"):
        assert subprocess.run(["sh", "-n", script]).returncode == 0
    for line in re.findall(r"^COPY (?!--from)(\S+)", CONTAINERFILE, re.M):
        assert (ROOT / line).exists()


def test_no_image_names_a_registry():
    names = re.findall(r"^FROM (\S+)", CONTAINERFILE, re.M) + [one["image"] for one in COMPOSE["services"].values()]
    assert not [name for name in names if "/" in name]


def test_what_the_image_leaves_out_is_not_needed_in_production():
    assert (ROOT / ".dockerignore").read_text() == (ROOT / ".containerignore").read_text()
    left_out = (ROOT / ".containerignore").read_text().split()
    assert {".*", "*.env", "tests", "tools"} <= set(left_out)
    assert not {"requirements", "static", "templates", "deploy", "manage.py", *_packages()} & set(left_out)


def _packages():
    return {"agendas", "kennisbank", "raadsportaal", "samenwerking"}


def test_web_server_and_worker_are_the_same_everywhere():
    web = {
        "Containerfile": " ".join(re.findall(r'"([^"]+)"', CONTAINERFILE.rpartition("\nCMD ")[2])),
        "systemd": _command("raadsportaal-web").rpartition("/.venv/bin/")[2],
        "beheer.md": re.search(r"`(gunicorn [^`]+)`", (ROOT / "docs/beheer.md").read_text()).group(1),
    }
    for where, command in web.items():
        address = re.search(r"--bind (\S+)", command)
        assert command == WEB.format(address.group(1)) if address else WEB.replace(" --bind {}", ""), where
    worker = "manage.py procrastinate worker --concurrency 2"
    assert worker in _command("raadsportaal-werk")
    assert worker in " ".join(COMPOSE["services"]["werk"]["command"])
    assert any(worker in " ".join(pod["containers"][0].get("command", [])) for _, pod in pods())


def _command(unit):
    return re.search(r"^ExecStart=(.*)$", (DEPLOY / f"systemd/{unit}.service").read_text(), re.M).group(1)


def _manage(words):
    return words[words.index("manage.py") + 1] if "manage.py" in words else None


def test_every_command_that_is_shipped_exists():
    lines = [line for path in UNITS for line in re.findall(r"^ExecStart=(.*)$", path.read_text(), re.M)]
    lines += [" ".join(COMPOSE["services"][name].get("command", [])) for name in OURS]
    lines += [" ".join(one.get("command", [])) for _, pod in pods() for one in pod["containers"]]
    parts = [part for line in lines for part in line.split("&&")]
    asked = {_manage(shlex.split(part)) for part in parts} - {None}
    assert {"migrate", "meetpunt", "reservekopie", "ruim_op", "wachtrij"} <= asked
    assert not asked - get_commands().keys()


def test_every_setting_that_is_shipped_is_one_that_the_code_reads():
    example = [name for path in DEPLOY.glob("*.env") for name in re.findall(r"^(\w+)=", path.read_text(), re.M)]
    units = [name for path in UNITS for line in re.findall(r"^Environment=(.*)$", path.read_text(), re.M)
             for name in re.findall(r"(\w+)=", line)]  # fmt: skip
    image = re.findall(r"^(?:ENV|   ) +(RAADSPORTAAL_DATA|PROMETHEUS\w+)=", CONTAINERFILE, re.M)
    maps = [name for one in documents() if one["kind"] == "ConfigMap" for name in one["data"]]
    containers = [one["name"] for _, pod in pods() for part in pod["containers"] for one in part["env"]]
    assert {*example, *units, *image, *maps, *containers} <= read_by_code().keys()
    assert len(image) == 2


def test_every_file_that_is_shipped_is_where_it_is_looked_for():
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", []):
            if volume.startswith("./"):
                assert (ROOT / volume.split(":")[0]).exists()
    pages = re.findall(r"rewrite \S+ /(\S+)", (DEPLOY / "Caddyfile").read_text())
    assert pages and all((DEPLOY / "fouten" / page).exists() for page in pages)
    for unit in UNITS:
        assert "WorkingDirectory=/srv/raadsportaal" in unit.read_text()


def test_a_container_of_ours_may_write_nothing_but_what_it_must():
    for name in OURS:
        service = COMPOSE["services"][name]
        assert service["read_only"] and service["cap_drop"] == ["ALL"]
    for name, pod in pods():
        assert pod["securityContext"]["runAsNonRoot"], name
        for one in pod["containers"]:
            assert one["securityContext"]["readOnlyRootFilesystem"], name
            assert one["resources"]["limits"]["memory"] and one["resources"]["requests"], name


def test_machines_are_asked_where_the_portal_answers_them(client, db):
    web = next(pod for name, pod in pods() if name == "Deployment web")["containers"][0]
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert client.get(web[probe]["httpGet"]["path"]).status_code == 200
    assert {one["metadata"]["name"] for one in documents() if one["kind"] == "PodDisruptionBudget"} == {"web", "werk"}


@pytest.mark.skipif(not shutil.which("kubectl"), reason="needs kubectl")
def test_the_manifests_are_one_whole():
    made = subprocess.run(["kubectl", "kustomize", DEPLOY / "kubernetes"], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    listed = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text())["resources"]
    assert sorted(listed) == sorted(path.name for path in MANIFESTS if path.name != "kustomization.yaml")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_takes_the_units(tmp_path):
    python = Path(sys.executable).parent
    for path in (DEPLOY / "systemd").iterdir():
        text = (
            path.read_text().replace("/srv/raadsportaal/.venv/bin", str(python)).replace("/srv/raadsportaal", str(ROOT))
        )
        (tmp_path / path.name).write_text(text.replace("User=raadsportaal", "User=root"))
    units = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    assert done.returncode == 0 and "raadsportaal" not in done.stderr.replace(str(ROOT), ""), done.stderr


@pytest.mark.skipif(not shutil.which("caddy"), reason="needs caddy")
def test_caddy_takes_its_configuration(tmp_path):
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr


def test_no_secret_is_shipped():
    for line in (DEPLOY / "voorbeeld.env").read_text().splitlines():
        name, _, value = line.partition("=")
        if "SECRET" in name or "PASSWORD" in name:
            assert not value
    assert "WACHTWOORD:?" in (DEPLOY / "postgres/rollen.sh").read_text(), "without one no role is made"
    assert not [one for one in documents() if one["kind"] == "Secret"]


def test_no_secret_gets_into_the_image_or_into_git():
    for ignore in (".containerignore", ".dockerignore", ".gitignore"):
        left_out = (ROOT / ignore).read_text().split()
        assert "*.env" in left_out or {"/.env", "/portaal.env", "/kopie.env"} <= set(left_out), ignore


def test_a_container_is_asked_for_its_health_only_where_it_answers():
    asked = {name for name in OURS if "test" in COMPOSE["services"][name]["healthcheck"]}
    assert asked == {"web"}, "the image asks the web server, which the others are not"
    assert "127.0.0.1" in COMPOSE["services"]["database"]["healthcheck"]["test"], (
        "not its socket, where it is being made"
    )


def test_what_a_container_of_ours_writes_to_is_its_own_in_the_image():
    made = re.search(r"chown raadsportaal:raadsportaal (.*)", CONTAINERFILE).group(1).split()
    mounts = {one.split(":")[1] for name in OURS for one in COMPOSE["services"][name]["volumes"]}
    assert mounts == set(made)


def test_the_counts_go_with_the_web_server_and_come_back_with_it():
    unit = (DEPLOY / "systemd/raadsportaal-meetpunt.service").read_text()
    assert "PartOf=raadsportaal-web.service" in unit and "WantedBy=raadsportaal-web.service" in unit


@pytest.mark.django_db
def test_every_alarm_is_about_a_count_that_the_portal_gives():
    alarms = yaml.safe_load((DEPLOY / "prometheus/alarmen.yml").read_text())["groups"][0]["rules"]
    asked = {name for one in alarms for name in re.findall(r"raadsportaal_\w+", one["expr"])}
    given = set(re.findall(r"^# HELP (\w+)", exposition.page("").decode(), re.M))
    assert asked - given == {"raadsportaal_replica", "raadsportaal_verzoeken_total"}, (
        "of a replica, and of a web server"
    )


def test_only_what_makes_copies_gets_the_role_that_sees_every_row():
    assert "RESERVEKOPIE" not in (DEPLOY / "voorbeeld.env").read_text()
    assert [path.stem for path in UNITS if "kopie.env" in path.read_text()] == ["raadsportaal-reservekopie"]
    files = {name: COMPOSE["services"][name]["env_file"] for name in OURS}
    assert files.pop("reservekopie") == ["portaal.env", "kopie.env"]
    assert set(files.values()) == {"portaal.env"}, "the passwords of all roles are in .env"
    told = [name for name, pod in pods() for one in pod["containers"] if "raadsportaal-kopie" in str(one["envFrom"])]
    assert told == ["CronJob reservekopie"]

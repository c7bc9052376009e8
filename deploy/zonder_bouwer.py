#!/usr/bin/env python3
"""Where there is no docker or podman: the words of them that proef-image.sh says, in a bare Debian of debootstrap.

`BOUWER=deploy/zonder_bouwer.py deploy/proef-image.sh`, as root. `build` carries out each line of the Containerfile, in
order and as it stands there; a line that it does not know it refuses. `run` starts the command of the image in
namespaces of its own: its processes, its network, a root that cannot be written. The mirror is that of apt on this
machine. All of it stands in one folder, that `rm` throws away with the image; mounts end with their namespace.

It is no builder: one image at a time, nothing is kept from a former time, and of what keeps a container apart only what
is looked at (account, capabilities, root, processes, network).
"""

import argparse
import fnmatch
import json
import os
import re
import shlex
import shutil
import signal
import string
import subprocess
import sys
import time
from pathlib import Path

PLACE = Path("/var/cache/raadsportaal-zonder-bouwer")
BASE, IMAGE = PLACE / "kaal", PLACE / "image"
FIRST, CODE, LOG, ABOUT = (PLACE / name for name in ("eerste", "einde", "log", "image.json"))
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
FREE_OF_WORK = ("EXPOSE", "VOLUME", "HEALTHCHECK")  # what they say is for who runs the image
INDEXES = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages"]
# In namespaces of its own, so no mount is left. It becomes the command, so what it writes down is the number of that.
INSIDE = """
set -eu
root=$1 number=$2 mounts=$3; shift 3
read pid rest </proc/self/stat
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
eval "$mounts"
echo "$pid" >"$number"
exec chroot "$root" "$@"
"""


def build(options):
    """Make the image of the last stage."""
    if PLACE.exists():
        sys.exit(f"{PLACE} is er nog: van een die loopt, of die stierf. Is het de laatste, gooi de map dan weg.")
    PLACE.mkdir(mode=0o711)
    stages = {}
    try:
        for number, (base, name, lines) in enumerate(stages_of(options.file.read_text())):
            root = stages[name or str(number)] = PLACE / f"stap-{number}"
            subprocess.run(["cp", "-a", bare(base), root], check=True)
            about = {"env": {"PATH": PATH}, "user": "", "folder": "/", "command": []}
            for word, rest in lines:
                print(f"== {word} {rest}", flush=True)
                carry_out(word, rest, root, about, stages, options)
        root.rename(IMAGE)
        ABOUT.write_text(json.dumps(about))
        for left in [BASE, *PLACE.glob("stap-*")]:
            shutil.rmtree(left, ignore_errors=True)
    except BaseException:
        shutil.rmtree(PLACE)
        raise


def stages_of(text):
    """(what it is built on, its name, its lines as (word, rest)) of each stage of a Containerfile."""
    text = re.sub(r"^#.*\n", "", text, flags=re.M)
    stages = []
    for line in filter(None, re.sub(r"\\\n\s*", " ", text).splitlines()):
        word, rest = line.strip().split(maxsplit=1)
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            stages.append((base, name, []))
        elif word in ("RUN", "COPY", "ENV", "WORKDIR", "USER", "CMD", *FREE_OF_WORK):
            stages[-1][2].append((word, rest))
        else:
            sys.exit(f"Deze regel van de Containerfile ken ik niet: {line}")
    return stages


def bare(base):
    """A Debian with nothing in it, from where apt of this machine gets its own."""
    if BASE.exists():
        return BASE
    suite = re.fullmatch(r"debian:(\w+)-slim", base).group(1)
    told = subprocess.run(INDEXES, check=True, capture_output=True, text=True).stdout.splitlines()
    sources = [line for line in told if line.split()[1].partition("-")[0] == suite and line.endswith(" main")]
    if not sources:
        sys.exit(f"apt heeft hier geen Debian {suite}.")
    mirror = next(line.split()[0] for line in sources if line.split()[1] == suite)
    subprocess.run(["debootstrap", "--variant=minbase", suite, BASE, mirror], check=True, stdout=subprocess.DEVNULL)
    (BASE / "etc/apt/sources.list").write_text("".join(f"deb {line}\n" for line in sources))
    return BASE


def carry_out(word, rest, root, about, stages, options):
    """One line of the Containerfile."""
    if word == "RUN":
        asked = dict(pair.split("=", 1) for pair in options.env)
        # A program of the command that goes on in the background ends with it, as in a builder.
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        command = inside(root, binds(root, options.volume), about, ["sh", "-c", rest])
        if subprocess.run([*apart, *command], env={"HOME": "/root"} | about["env"] | asked).returncode:
            sys.exit(f"Deze regel van de Containerfile lukte niet: RUN {rest}")
    elif word == "COPY":
        copy(shlex.split(rest), root, stages, options.context)
    elif word == "ENV":
        for pair in shlex.split(rest):
            name, value = pair.split("=", 1)
            about["env"][name] = string.Template(value).substitute(about["env"])
    elif word == "WORKDIR":
        about["folder"] = rest
        (root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
    elif word == "USER":
        about["user"] = rest
    elif word == "CMD":
        about["command"] = json.loads(rest)


def copy(words, root, stages, context):
    """COPY: of this folder without what .dockerignore leaves out, or of another stage."""
    *option, source, target = words
    target = root / target.lstrip("/")
    if option:
        stage = stages[option[0].removeprefix("--from=")]
        subprocess.run(["cp", "-a", "-T", stage / source.lstrip("/"), target], check=True)
        return
    patterns = (context / ".dockerignore").read_text().split()

    def left_out(folder, names):
        anywhere = [one.removeprefix("**/") for one in patterns if one.startswith("**/")]
        here = anywhere + (patterns if Path(folder) == context else [])
        return {name for name in names if any(fnmatch.fnmatch(name, one) for one in here)}

    shutil.copytree(context / source, target, symlinks=True, ignore=left_out, dirs_exist_ok=True)


def run(options):
    """Start the image; it goes on by itself."""
    about = json.loads(ABOUT.read_text())
    about["env"] |= dict(pair.split("=", 1) for pair in options.env)
    ABOUT.write_text(json.dumps(about))
    user = about["user"].replace(":", ",gid=")
    mounts = ["ip link set lo up", 'mount -o remount,bind,ro "$root"'] if options.read_only else ["ip link set lo up"]
    for place in options.tmpfs:
        where, _, how = place.partition(":")
        mounts.append(f'mount -t tmpfs -o {how} tmpfs "$root{where}"')
    for place in options.volume:  # without a name: empty, and of the account that has it in the image
        mounts.append(f'mount -t tmpfs -o uid={user},mode=0700 tmpfs "$root{place}"')
    apart = ["unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child"]
    command = [*apart, *inside(IMAGE, "\n".join(mounts), about, about["command"], number=FIRST, locked=True)]
    keep_code = f"{shlex.join(command)}; echo $? >{CODE}"
    with LOG.open("wb") as log:
        subprocess.Popen(["sh", "-c", keep_code], env=about["env"], stdout=log, stderr=log, start_new_session=True)
    until(lambda: (FIRST.exists() and FIRST.read_text()) or CODE.exists(), 30)


def inside(root, mounts, about, command, number="/dev/null", locked=False):
    """Words that carry out a command in a root, by the account of the image; `number` is where its own goes."""
    return ["sh", "-c", INSIDE, "sh", str(root), str(number), mounts, *as_account(about, locked), *command]


def as_account(about, locked):
    """Words before a command: in the folder and by the account of the image, `locked` without any capability."""
    folder = ["env", "-C", about["folder"]]
    if not about["user"]:
        return folder
    account, group = about["user"].split(":")
    locks = ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"] if locked else []
    return ["setpriv", "--reuid", account, "--regid", group, "--clear-groups", *locks, *folder]


def binds(root, volumes):
    """Mounts of `host:inside[:ro]`, over what is there."""
    lines = []
    for host, place, *how in (one.split(":") for one in volumes):
        target = shlex.quote(f"{root}{place}")
        make = f"mkdir -p {target}" if Path(host).is_dir() else f"mkdir -p $(dirname {target}); : >>{target}"
        lines.append(f"{make}; mount --bind {shlex.quote(host)} {target}")
        lines += [f"mount -o remount,bind,ro {target}"] if how == ["ro"] else []
    return "\n".join(lines)


def execute(options):
    """A command beside the one that runs, as its account."""
    about = json.loads(ABOUT.read_text())
    apart = ["nsenter", "--target", first(), "--mount", "--pid", "--net", "--ipc", "--uts", "--root"]
    done = subprocess.run([*apart, *as_account(about, locked=True), *options.command], env=about["env"])
    sys.exit(done.returncode)


def stop(options):
    """Ask it to stop; after so many seconds without asking."""
    os.kill(int(first()), signal.SIGTERM)
    if not until(CODE.exists, options.time):
        os.kill(int(first()), signal.SIGKILL)
        until(CODE.exists, 10)


def remove(options):
    """The container and its image, and all that was made for it."""
    if FIRST.exists() and not CODE.exists():
        os.kill(int(first()), signal.SIGKILL)
        until(CODE.exists, 10)
    shutil.rmtree(PLACE)


def first():
    return FIRST.read_text().strip()


def until(there, seconds):
    end = time.monotonic() + seconds
    while not (found := there()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def words_of_docker():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words = parser.add_subparsers(required=True)

    def word(name, does, *, container=True):
        one = words.add_parser(name)
        one.set_defaults(does=does)
        if container:
            one.add_argument("name")
        return one

    building = word("build", build, container=False)
    building.add_argument("-f", dest="file", type=Path, required=True)
    building.add_argument("-t", dest="tag")
    building.add_argument("-v", dest="volume", action="append", default=[])
    building.add_argument("-e", "--env", action="append", default=[])
    building.add_argument("context", type=Path)
    running = word("run", run, container=False)
    for option in ("--name", "--cap-drop", "--security-opt"):  # always so here
        running.add_argument(option)
    running.add_argument("-d", action="store_true", required=True)
    running.add_argument("--read-only", action="store_true")
    running.add_argument("--tmpfs", action="append", default=[])
    running.add_argument("-v", dest="volume", action="append", default=[])
    running.add_argument("-e", dest="env", action="append", default=[])
    running.add_argument("image")
    word("exec", execute).add_argument("command", nargs=argparse.REMAINDER)
    word("logs", lambda options: print(LOG.read_text()))
    word("stop", stop).add_argument("-t", dest="time", type=int, default=10)
    asking = words.add_parser("inspect")
    asking.set_defaults(does=lambda options: print(CODE.read_text().strip()))
    asking.add_argument("-f", choices=["{{.State.ExitCode}}"], required=True)
    asking.add_argument("name")
    word("rm", remove).add_argument("-f", action="store_true")
    return parser


if __name__ == "__main__":
    options = words_of_docker().parse_args()
    options.does(options)

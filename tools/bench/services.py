"""Programs that run beside a measurement, as systemd runs those of the portal: killed, and started again."""

import os
import shutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError

NGINX = """
daemon off;
pid {folder}/pid;
error_log {folder}/log crit;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream raadsportaal {{
        zone raadsportaal 64k;
        {servers}
    }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://raadsportaal;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_connect_timeout 2s;
        }}
    }}
}}
"""


class Service:
    """A program with the processes that it makes; what it says goes to a file."""

    def __init__(self, command, environment, log):
        self.command, self.environment, self.log = command, environment, log
        self._start()

    def _start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=settings.BASE_DIR,
            )

    def keep(self):
        """Start it again when it ended."""
        if self.process.poll() is not None:
            self._start()

    def kill(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_child(self):
        os.kill(children(self.process.pid)[-1], signal.SIGKILL)

    def stop(self):
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.kill()


def children(pid) -> list[int]:
    """The processes that a process made, oldest first."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def nginx(folder, port, web_ports) -> Service:
    """A proxy before several web servers: who does not answer is passed by for a second."""
    if not shutil.which("nginx"):
        raise CommandError("Installeer nginx: deze meting zet twee webservers erachter.")
    servers = "\n        ".join(f"server 127.0.0.1:{web} fail_timeout=1s;" for web in web_ports)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, servers=servers))
    return Service(["nginx", "-c", str(configuration)], os.environ, folder / "proxy.log")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]

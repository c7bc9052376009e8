"""What a municipality does in samenwerking, under /gemeenten/<slug>/; all of it behind the gate."""

from samenwerking.landen import urls as landen
from samenwerking.oproepen import urls as oproepen
from samenwerking.stedenbanden import urls as stedenbanden

app_name = "meedoen"
urlpatterns = [*stedenbanden.municipal, *landen.municipal, *oproepen.municipal]

from django.urls import path

from guiju.office.people import absence_views, organisation_views
from guiju.office.people.views import ChangePassword, SignIn, SignOut

app_name = "people"
urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", SignOut.as_view(), name="sign_out"),
    path("password/", ChangePassword.as_view(), name="password"),
    path("organisation/", organisation_views.organisation, name="organisation"),
    path("stand-ins/", organisation_views.stand_ins, name="stand_ins"),
    path("absences/<int:absence>/end/", absence_views.end, name="end_absence"),
    path("stand-ins/<int:stand_in>/end/", organisation_views.end, name="end_stand_in"),
]

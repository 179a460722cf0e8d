from django.urls import path

from guiju.office.replies import views

app_name = "replies"
urlpatterns = [path("<int:case_id>/", views.choose, name="choose")]

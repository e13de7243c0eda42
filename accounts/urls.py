from django.urls import path

from accounts.views import account, invitations, joining, people

app_name = "accounts"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("authority/", account.switch_authority, name="switch_authority"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/role/", people.change_role, name="change_role"),
    path("people/<int:pk>/end/", people.end_membership, name="end_membership"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/invitations/<int:pk>/resend/", invitations.resend, name="resend_invitation"),
    path("people/invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw_invitation"),
    path("invitations/<str:token>/", joining.join, name="join"),
]

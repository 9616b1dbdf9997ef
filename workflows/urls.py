"""Addresses of the review, inside the admin."""

from django.urls import include, path
from wagtail.admin.auth import require_admin_access

from workflows.translation import views as translation
from workflows.views import author, emergency, help_requests, outside, owner, review, sharing, talk, word_list

app_name = "workflows"
urlpatterns = [
    path("", require_admin_access(review.index), name="index"),
    path("<int:task_state_pk>/", require_admin_access(review.review), name="review"),
    path("<int:task_state_pk>/vis/<int:page_pk>/", require_admin_access(review.preview), name="preview"),
    path("<int:task_state_pk>/ta/", require_admin_access(review.claim), name="claim"),
    path("<int:task_state_pk>/slipp/", require_admin_access(review.release), name="release"),
    path("<int:task_state_pk>/overlat/", require_admin_access(review.hand_over), name="hand_over"),
    path("<int:task_state_pk>/oppnevn/", require_admin_access(review.name_approver), name="name_approver"),
    path("<int:task_state_pk>/foresla/", require_admin_access(talk.propose), name="propose"),
    path("samtale/<int:state_pk>/", require_admin_access(talk.conversation), name="conversation"),
    path("samtale/<int:state_pk>/skriv/", require_admin_access(talk.write), name="write_note"),
    path("samtale/notat/<int:note_pk>/svar/", require_admin_access(talk.reply), name="reply_to_note"),
    path("samtale/notat/<int:note_pk>/avklar/", require_admin_access(talk.settle), name="settle_note"),
    path("forslag/<int:wording_pk>/", require_admin_access(talk.answer), name="answer_wording"),
    path("forslag/<int:wording_pk>/trekk/", require_admin_access(talk.take_back), name="take_back_wording"),
    path("nodpublisering/", require_admin_access(emergency.emergency), name="emergency"),
    path("folg-opp/<int:follow_up_pk>/", require_admin_access(emergency.follow_up), name="follow_up"),
    path("rapport/", include("workflows.reports.urls")),
    path("send/<int:page_pk>/", require_admin_access(author.submit), name="submit"),
    path("trekk/<int:page_pk>/", require_admin_access(author.withdraw), name="withdraw"),
    path("fortsatt-riktig/<int:page_pk>/", require_admin_access(owner.still_right), name="still_right"),
    path("lest/<int:page_pk>/", require_admin_access(owner.readings), name="readings"),
    path("kopi/<slug:library_slug>/", require_admin_access(owner.copy), name="copy"),
    path("del/<int:page_pk>/", require_admin_access(sharing.share), name="share"),
    path("ordliste/<slug:library_slug>/", require_admin_access(word_list.main_list), name="main_word_list"),
    path("ordliste/<slug:library_slug>/<slug:language>/", require_admin_access(word_list.word_list), name="word_list"),
    path("ta-ned/<int:page_pk>/", require_admin_access(author.take_down), name="take_down"),
    path("utenfra/<int:page_pk>/", require_admin_access(outside.outside), name="outside"),
    path("utenfra/<int:page_pk>/inviter/", require_admin_access(outside.invite_author), name="invite_author"),
    path("utenfra/lenke/<int:link_pk>/steng/", require_admin_access(outside.revoke_link), name="revoke_link"),
    path(
        "utenfra/forfatter/<int:invitation_pk>/avslutt/",
        require_admin_access(outside.withdraw_author),
        name="withdraw_author",
    ),
    path("oversett/<int:page_pk>/", require_admin_access(translation.begin), name="translate"),
    path("oversett/utkast/<int:job_pk>/", require_admin_access(translation.job), name="translation_job"),
    path("oversettelse/<int:page_pk>/", require_admin_access(translation.translation), name="translation"),
    path("hjelp/", require_admin_access(help_requests.index), name="help"),
    path("hjelp/be/", require_admin_access(help_requests.ask), name="ask_for_help"),
    path("hjelp/<int:pk>/", require_admin_access(help_requests.help_request), name="help_request"),
    path("hjelp/<int:pk>/vis/<int:page_pk>/", require_admin_access(help_requests.preview), name="help_preview"),
    path("hjelp/<int:pk>/ta/", require_admin_access(help_requests.take), name="take_help_request"),
    path("hjelp/<int:pk>/gi/", require_admin_access(help_requests.give), name="give_help_request"),
]

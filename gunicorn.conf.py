"""How the site is served, in the demo and for real: gunicorn reads this file in the folder it is started in.

No preload: a database connection made before the fork would be shared by all workers.
"""

wsgi_app = "cms.wsgi"
worker_class = "gthread"
workers = 2
threads = 4
control_socket_disable = True
# Any question is answered, however long: 0 is gunicorn's word for as much as it takes, a megabyte. Else it refuses what
# is longer than 4,094 bytes, which is 700 letters outside English, before the site is asked.
limit_request_line = 0

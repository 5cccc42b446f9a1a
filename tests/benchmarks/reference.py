"""The bare reference: Flask and SQLAlchemy, the same rows, one query a block, the smallest page that shows them."""

import os

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

LIST = """<!doctype html><html lang=fr><title>Idées</title><h1>Idées</h1><ul>{% for row in rows %}
<li><h2><a href="/ideas/{{ row.id }}">{{ row.title }}</a></h2><p>{{ row.body[:160] }}</p><p>{{ row.state }} · {{ row.theme }} ·
{{ row.team }} · {{ row.due_on }} · {{ row.supports_count }}</p></li>{% endfor %}</ul>"""
ONE = """<!doctype html><html lang=fr><title>{{ row.title }}</title><h1>{{ row.title }}</h1><p>{{ row.body }}</p><p>{{ row.state }} ·
{{ row.theme }} · {{ row.team }} · {{ row.due_on }} · {{ row.supports_count }}</p>
<ul>{% for voice in voices %}<li>{{ voice.how }}</li>{% endfor %}</ul>"""
COLUMNS = (
    "SELECT c.id, c.title, c.body, c.state, c.due_on, c.supports_count, t.label AS theme, m.name AS team FROM contribution c "
    "LEFT JOIN theme t ON t.id = c.theme_id LEFT JOIN team m ON m.id = c.team_id "
)


def create_app() -> Flask:
    """Two routes: the list, one idea."""
    app = Flask(__name__)
    url = os.environ["DATABASE_URL"]
    engine = create_engine(url, connect_args={"timeout": 15} if url.startswith("sqlite") else {})

    @app.get("/ideas")
    def ideas() -> str:
        with engine.connect() as connection:
            rows = connection.execute(text(COLUMNS + "WHERE c.kind = 'proposal' AND c.process_id = 1 ORDER BY c.id DESC LIMIT 20")).all()
        return render_template_string(LIST, rows=rows)

    @app.get("/ideas/<int:number>")
    def idea(number: int) -> str:
        with engine.connect() as connection:
            row = connection.execute(text(COLUMNS + "WHERE c.id = :id"), {"id": number}).one()
            voices = connection.execute(text("SELECT how FROM support WHERE contribution_id = :id LIMIT 10"), {"id": number}).all()
        return render_template_string(ONE, row=row, voices=voices)

    return app

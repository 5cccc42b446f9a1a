"""sites and roles."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0404'
down_revision = '2026_11_23_0402'


def upgrade() -> None:
    op.create_table('setting',
    sa.Column('key', sa.String(length=60), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_setting'))
    )
    op.create_table('site',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('tagline', sa.String(length=200), nullable=False),
    sa.Column('monogram', sa.String(length=3), nullable=False),
    sa.Column('palette', sa.String(length=20), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('reply_days', sa.Integer(), nullable=False),
    sa.Column('holiday_zone', sa.String(length=20), nullable=False),
    sa.Column('answer_review', sa.String(length=10), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.Column('hours', sa.String(length=120), nullable=False),
    sa.Column('contact_name', sa.String(length=120), nullable=False),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('left_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("answer_review IN ('none', 'head', 'elected')", name=op.f('ck_site_answer_review_known')),
    sa.CheckConstraint("kind IN ('town', 'group')", name=op.f('ck_site_kind_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_site')),
    sa.UniqueConstraint('slug', name=op.f('uq_site_slug'))
    )
    op.create_table('outside_body',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('does', sa.String(length=200), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('url', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_outside_body_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outside_body'))
    )
    with op.batch_alter_table('outside_body', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outside_body_site_id'), ['site_id'], unique=False)

    op.create_table('territory',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('parent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('code', sa.String(length=12), nullable=True),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.CheckConstraint("kind IN ('neighbourhood', 'member_town', 'place')", name=op.f('ck_territory_kind_known')),
    sa.ForeignKeyConstraint(['parent_id'], ['territory.id'], name=op.f('fk_territory_parent_id_territory')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_territory_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_territory')),
    sa.UniqueConstraint('code', name=op.f('uq_territory_code')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_territory_site_id_slug'))
    )
    with op.batch_alter_table('territory', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_territory_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_territory_site_id'), ['site_id'], unique=False)

    op.create_table('theme',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=40), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('icon', sa.String(length=30), nullable=False),
    sa.Column('policy', sa.String(length=80), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_theme_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_theme_site_id_slug'))
    )
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_theme_site_id'), ['site_id'], unique=False)

    op.create_table('competence',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('holder', sa.String(length=10), nullable=False),
    sa.Column('body_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('because', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['body_id'], ['outside_body.id'], name=op.f('fk_competence_body_id_outside_body')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_competence_site_id_site')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_competence_theme_id_theme')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_competence')),
    sa.UniqueConstraint('site_id', 'theme_id', name=op.f('uq_competence_site_id_theme_id'))
    )
    with op.batch_alter_table('competence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_competence_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_competence_theme_id'), ['theme_id'], unique=False)

    op.create_table('team',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('territory_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('does', sa.String(length=200), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('hours', sa.String(length=120), nullable=False),
    sa.Column('contact_name', sa.String(length=120), nullable=False),
    sa.Column('triage', sa.Boolean(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_count', sa.Integer(), nullable=False),
    sa.Column('on_time_count', sa.Integer(), nullable=False),
    sa.Column('heard_yes_count', sa.Integer(), nullable=False),
    sa.Column('heard_partly_count', sa.Integer(), nullable=False),
    sa.Column('heard_no_count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_team_site_id_site')),
    sa.ForeignKeyConstraint(['territory_id'], ['territory.id'], name=op.f('fk_team_territory_id_territory')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_team')),
    sa.UniqueConstraint('site_id', 'slug', name=op.f('uq_team_site_id_slug'))
    )
    with op.batch_alter_table('team', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_team_site_id'), ['site_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_team_territory_id'), ['territory_id'], unique=False)

    op.create_table('role_grant',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('granted_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_role_grant_account_id_account')),
    sa.ForeignKeyConstraint(['granted_by_id'], ['account.id'], name=op.f('fk_role_grant_granted_by_id_account')),
    sa.ForeignKeyConstraint(['revoked_by_id'], ['account.id'], name=op.f('fk_role_grant_revoked_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_role_grant_site_id_site')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_role_grant_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_grant'))
    )
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_role_grant_account_id'), ['account_id'], unique=False)
        batch_op.create_index('ix_role_grant_site_role', ['site_id', 'role'], unique=False)
        batch_op.create_index(batch_op.f('ix_role_grant_team_id'), ['team_id'], unique=False)

    op.create_table('substitution',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('away_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('substitute_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['away_id'], ['account.id'], name=op.f('fk_substitution_away_id_account')),
    sa.ForeignKeyConstraint(['substitute_id'], ['account.id'], name=op.f('fk_substitution_substitute_id_account')),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_substitution_team_id_team')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_substitution'))
    )
    with op.batch_alter_table('substitution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_substitution_away_id'), ['away_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_substitution_substitute_id'), ['substitute_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_substitution_team_id'), ['team_id'], unique=False)

    op.create_table('team_theme',
    sa.Column('team_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('theme_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_team_theme_team_id_team')),
    sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_team_theme_theme_id_theme')),
    sa.PrimaryKeyConstraint('team_id', 'theme_id', name=op.f('pk_team_theme'))
    )
    with op.batch_alter_table('team_theme', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_team_theme_team_id'), ['team_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_team_theme_theme_id'), ['theme_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('team_theme', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_team_theme_theme_id'))
        batch_op.drop_index(batch_op.f('ix_team_theme_team_id'))

    op.drop_table('team_theme')
    with op.batch_alter_table('substitution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_substitution_team_id'))
        batch_op.drop_index(batch_op.f('ix_substitution_substitute_id'))
        batch_op.drop_index(batch_op.f('ix_substitution_away_id'))

    op.drop_table('substitution')
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_role_grant_team_id'))
        batch_op.drop_index('ix_role_grant_site_role')
        batch_op.drop_index(batch_op.f('ix_role_grant_account_id'))

    op.drop_table('role_grant')
    with op.batch_alter_table('team', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_team_territory_id'))
        batch_op.drop_index(batch_op.f('ix_team_site_id'))

    op.drop_table('team')
    with op.batch_alter_table('competence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_competence_theme_id'))
        batch_op.drop_index(batch_op.f('ix_competence_body_id'))

    op.drop_table('competence')
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_theme_site_id'))

    op.drop_table('theme')
    with op.batch_alter_table('territory', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_territory_site_id'))
        batch_op.drop_index(batch_op.f('ix_territory_parent_id'))

    op.drop_table('territory')
    with op.batch_alter_table('outside_body', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outside_body_site_id'))

    op.drop_table('outside_body')
    op.drop_table('site')
    op.drop_table('setting')

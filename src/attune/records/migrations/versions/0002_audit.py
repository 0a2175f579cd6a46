"""The audit trail, messages that were served, and the check of the key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; what is kept is left as it is."""
    at = sa.DateTime(timezone=True)
    op.create_table(
        "processed_messages",
        sa.Column("sender_id", sa.String(64), primary_key=True),
        sa.Column("message_id", sa.String(64), primary_key=True),
        sa.Column("at", at, nullable=False),
    )
    op.create_table(
        "client_references",
        sa.Column("sender_id", sa.String(64), primary_key=True),
        sa.Column("reference", sa.String(32), nullable=False, unique=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", at, nullable=False),
        sa.Column("actor", sa.String(128), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(32)),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_table(
        "key_check",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("pseudonym", sa.String(64), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Drop them; answers, consents and conversations stay."""
    for table in ("key_check", "audit", "client_references", "processed_messages"):
        op.drop_table(table)

"""Alembic's entry: runs steps on the connection that `migrate` opened, in its transaction."""

from alembic import context

from attune.records.migrations import VERSION_TABLE
from attune.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()

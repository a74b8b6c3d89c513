package dev.synod.e2e;

import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each service owns its schema, and has no business in another's: as the database has it after all migrations. */
class RolesIT {
    private static final String ALL = "select insert update delete";

    /** What each role may do, with all tables of the schemas looked at. */
    private static final String RIGHTS = """
            select role.rolname as role, schema.nspname || '.' || found.relname as table,
                   concat_ws(' ',
                     case when has_table_privilege(role.oid, found.oid, 'select') then 'select' end,
                     case when has_table_privilege(role.oid, found.oid, 'insert') then 'insert' end,
                     case when has_table_privilege(role.oid, found.oid, 'update') then 'update' end,
                     case when has_table_privilege(role.oid, found.oid, 'delete') then 'delete' end) as rights
            from pg_roles role, pg_class found join pg_namespace schema on schema.oid = found.relnamespace
            where role.rolname in ('synod_session', 'synod_gateway', 'synod_record', 'synod_stream', 'synod_connect')
              and schema.nspname in ('session', 'gateway', 'record')
              and found.relkind in ('r', 'p') and not found.relispartition
            """;

    private final TestStack stack = Suites.running().stack();
    private final TestDatabase database = stack.database();

    @Test
    void a_service_does_all_in_its_own_schema_and_nothing_elsewhere() {
        Map<String, Map<String, String>> rights = rights();
        for (String schema : List.of("session", "gateway", "record")) {
            Map<String, String> own = rights.get("synod_" + schema);
            assertThat(own).as("tables that synod_%s may touch", schema).isNotEmpty();
            own.forEach((table, granted) -> {
                assertThat(table).as("what synod_%s may touch", schema).startsWith(schema + ".");
                assertThat(granted)
                        .as("what synod_%s may do with %s", schema, table)
                        .isEqualTo(ALL);
            });
        }
    }

    @Test
    void who_shows_and_who_publishes_may_read_what_they_need_and_no_more() {
        Map<String, Map<String, String>> rights = rights();
        assertThat(rights.get("synod_stream"))
                .isEqualTo(
                        Map.of("record.event", "select", "record.session", "select", "record.expired_month", "select"));
        assertThat(rights.get("synod_connect"))
                .isEqualTo(Map.of("session.outbox", "select", "gateway.outbox", "select", "record.outbox", "select"));
    }

    @Test
    void nobody_may_make_databases_or_roles_or_write_where_all_may_look() {
        assertThat(database.query("""
                        select rolname from pg_roles where rolname like 'synod\\_%' and rolname <> 'synod_admin'
                          and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls
                               or has_schema_privilege(oid, 'public', 'create'))""")).isEmpty();
        assertThat(
                        database.query(
                                "select rolname from pg_roles where rolname like 'synod\\_%' and rolreplication and not rolsuper"))
                .containsExactly(Map.of("rolname", "synod_connect"));
    }

    @ParameterizedTest
    @CsvSource({
        "synod_session, gateway.call",
        "synod_gateway, record.event",
        "synod_record, session.session",
        "synod_stream, record.action",
        "synod_connect, session.session"
    })
    void a_stranger_is_turned_away(String role, String table) {
        assertThatThrownBy(() -> {
                    try (Connection connection =
                            DriverManager.getConnection(stack.jdbcUrl(), role, stack.password(role))) {
                        connection.createStatement().executeQuery("select * from " + table);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    /** By role, the tables that it may do anything with, and what. */
    private Map<String, Map<String, String>> rights() {
        Map<String, Map<String, String>> rights = new TreeMap<>();
        TreeSet<String> schemas = new TreeSet<>();
        database.query(RIGHTS).forEach(row -> {
            String table = String.valueOf(row.get("table"));
            schemas.add(table.substring(0, table.indexOf('.')));
            String granted = Objects.toString(row.get("rights"));
            if (!granted.isEmpty()) {
                rights.computeIfAbsent(String.valueOf(row.get("role")), role -> new TreeMap<>())
                        .put(table, granted);
            }
        });
        assertThat(schemas).as("schemas that have tables").containsExactly("gateway", "record", "session");
        return rights;
    }
}

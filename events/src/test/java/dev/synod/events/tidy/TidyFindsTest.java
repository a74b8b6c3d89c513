package dev.synod.events.tidy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Each check of tidiness can fail, says where, and lets pass what is right. */
class TidyFindsTest {
    @TempDir
    Path root;

    @Test
    void long_files() throws IOException {
        write("Long.java", "x\n".repeat(Tidy.JAVA_LINES + 1));
        write("Right.java", "x\n".repeat(Tidy.JAVA_LINES));
        write("pom.xml", "x\n".repeat(Tidy.MODULE_POM_LINES + 1));
        write("module/pom.xml", "x\n".repeat(Tidy.MODULE_POM_LINES + 1));
        write("target/Generated.java", "x\n".repeat(Tidy.JAVA_LINES + 1));
        assertThat(tidy().overlongFiles())
                .containsExactly(
                        "Long.java has 301 lines, more than 300", "module/pom.xml has 121 lines, more than 120");
    }

    @Test
    void dead_links() throws IOException {
        write(
                "docs/a.md",
                "# The `a` page\n[b](b.md), [here](#the-a-page), [out](https://example.org/x)\n[gone](gone.md)");
        write(
                "docs/b.md",
                "[up](../docs/a.md#the-a-page \"title\"), <a id=\"x\"></a> [x](#x)\n[no](a.md#nowhere)\n```\n[code](gone)\n```\n");
        assertThat(tidy().deadLinks())
                .containsExactly("docs/a.md:3 links to nothing: gone.md", "docs/b.md:2 links to nothing: a.md#nowhere");
    }

    @Test
    void unknown_topics() throws IOException {
        write("application.properties", """
                # comment.topic=old
                mp.messaging.incoming.a.topic=synod.a.v1
                mp.messaging.incoming.b.topics=synod.a.v1, synod.b.v1
                mp.messaging.incoming.c.dead-letter-queue.topic=synod.c.dlt
                mp.messaging.incoming.d.topic=${SOME_TOPIC}
                """);
        assertThat(tidy().unknownTopics(List.of("synod.a.v1")))
                .containsExactly(
                        "application.properties:3 names no topic of ours: synod.b.v1",
                        "application.properties:4 names no topic of ours: synod.c.dlt");
    }

    @Test
    void undocumented_problems() throws IOException {
        write("problems.md", "# Problems\n## not_found\n");
        write(
                "m/src/main/java/A.java",
                "Problems.problem(404, \"not_found\", t, d); problem(\n409,\n\"illegal\", t, d)");
        assertThat(tidy().undocumentedProblems(root.resolve("problems.md")))
                .containsExactly("m/src/main/java/A.java has an undocumented problem: illegal");
    }

    @Test
    void unknown_tests() throws IOException {
        write(
                "a.md",
                "proved by `HereTest`, `HereTest.is_here`\nand `GoneIT`, `HereTest.is_gone`, not `XTest` or `XIT`");
        write("m/src/test/java/HereTest.java", "void is_here() {}");
        assertThat(tidy().unknownTests())
                .containsExactly(
                        "a.md:2 names no test of ours: `GoneIT`", "a.md:2 names no test of ours: `HereTest.is_gone`");
    }

    @Test
    void undocumented_settings() throws IOException {
        write("m/README.md", "| `synod.m.wait` | 1s |\n| `synod.m.parts.<name>.size=3` | |\n");
        write(
                "m/src/main/resources/application.properties",
                "# why\nsynod.m.wait=1s\nsynod.m.parts.left.size=3\nsynod.m.wait-more=2s\nquarkus.http.port=1\n");
        write("n/src/main/resources/application.properties", "synod.n.x=1\n");
        assertThat(tidy().undocumentedSettings())
                .containsExactly(
                        "m/src/main/resources/application.properties:4 is not in the README: synod.m.wait-more",
                        "n/src/main/resources/application.properties:1 is not in the README: synod.n.x");
    }

    @Test
    void sleeping_tests() throws IOException {
        write("m/src/test/java/ATest.java", "ok\nThread" + ".sleep(10);\n");
        write("m/src/main/java/A.java", "Thread" + ".sleep(10);\n");
        assertThat(tidy().sleepingTests()).containsExactly("m/src/test/java/ATest.java:2 has Thread" + ".sleep");
    }

    @Test
    void unfinished_work() throws IOException {
        write("A.java", "// TO" + "DO later\n");
        write("B.java", "// FIX" + "MES is another word\n");
        write("C.java", "enum Status { TO" + "DO, DONE }\n");
        assertThat(tidy().unfinishedWork()).containsExactly("A.java:1 has TO" + "DO");
    }

    private Tidy tidy() {
        return new Tidy(SourceTree.of(root));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

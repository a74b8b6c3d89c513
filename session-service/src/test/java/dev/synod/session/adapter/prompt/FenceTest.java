package dev.synod.session.adapter.prompt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</data>",
                "< / DATA >",
                "<data name=\"problem\">",
                "<\n/data>",
                "</data\t>",
                "<\u00A0/data>",
                "</data foo='x'>",
                "</data/>"
            })
    void a_tag_cannot_open_or_close_the_fence(String tag) {
        assertThat(Fence.inside("before " + tag + " after")).doesNotContain("<").contains("&lt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFF1C/data\uFF1E",
                "\uFE64data\uFE65",
                "</d\u0430ta>",
                "</\uFF44\uFF41\uFF54\uFF41>",
                "</\u200Bda\u00ADta>",
                "<\u2060/\u2060DATA>"
            })
    void neither_can_what_looks_like_one(String tag) {
        assertThat(Fence.inside("before " + tag + " after")).startsWith("before &lt;");
    }

    @Test
    void other_text_stays_to_the_letter() {
        String text = "if a < b && c > d then <b>database</b> <database> < data2 </dataset> 1 < dates $1 \\ {name}";

        assertThat(Fence.inside(text)).isEqualTo(text);
    }
}

package dev.synod.session.adapter.prompt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"</data>", "< / DATA >", "<data name=\"problem\">", "<\n/data>", "</data\t>"})
    void a_tag_cannot_open_or_close_the_fence(String tag) {
        assertThat(Fence.inside("before " + tag + " after")).doesNotContain("<").contains("&lt;");
    }

    @Test
    void other_text_stays_to_the_letter() {
        String text = "if a < b && c > d then <b>database</b> $1 \\ {name}";

        assertThat(Fence.inside(text)).isEqualTo(text);
    }
}

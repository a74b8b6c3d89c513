package dev.synod.simulator.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "I would go ahead.\n\nOr not?", "incomprehensibilities", "😀😀😀😀😀 ok", "   "})
    void the_pieces_are_short_and_make_up_the_text(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Tokens.endOfPiece(text, at);
            pieces.add(text.substring(at, end));
            at = end;
        }
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).hasSize(Tokens.count(text)).allMatch(piece -> piece.length() <= 8);
        assertThat(pieces).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
        assertThat(Tokens.first(text, 2)).isEqualTo(String.join("", pieces.subList(0, Math.min(2, pieces.size()))));
    }
}

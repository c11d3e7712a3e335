package heddle.inspector.terminal;

import com.googlecode.lanterna.input.BasicCharacterPattern;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lanterna's key patterns between two of ours; where several match, the last one wins. */
final class KeyPatterns implements KeyDecodingProfile {

    @Override
    public Collection<CharacterPattern> getPatterns() {
        List<CharacterPattern> patterns = new ArrayList<>();
        patterns.add(new UnknownSequencePattern());
        patterns.addAll(new DefaultKeyDecodingProfile().getPatterns());
        patterns.add(new BasicCharacterPattern(new KeyStroke(KeyType.Enter), '\r'));
        patterns.add(new SgrMousePattern());
        return patterns;
    }
}

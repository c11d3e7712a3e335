package heddle.samples.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads the classes of this package under other names.
 *
 * <p>A class file names classes in constants that carry their length, and an alias is as long as the name it stands for, so it
 * can be put in its place.
 */
final class RenamingLoader extends ClassLoader {

    private static final String HERE = "heddle/samples/faults";
    private static final Pattern OURS = Pattern.compile(HERE + "[\\w/$]*");

    private final Alias alias;

    RenamingLoader(Alias alias) {
        super(RenamingLoader.class.getClassLoader());
        this.alias = alias;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = alias.original(name).replace('.', '/');
        try (InputStream file = getParent().getResourceAsStream(path + ".class")) {
            if (file == null || !path.startsWith(HERE)) throw new ClassNotFoundException(name);
            byte[] bytes = renamed(file.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] renamed(byte[] file) {
        return OURS.matcher(new String(file, ISO_8859_1))
                .replaceAll(name -> Matcher.quoteReplacement(alias.of(name.group())))
                .getBytes(ISO_8859_1);
    }
}

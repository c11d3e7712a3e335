package heddle.agent;

import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Defines the session's classes afresh, apart from the application's and from those an earlier session had.
 *
 * <p>It sees the JDK and its own jar, nothing of the target. The jar is read once and closed, so it may be deleted or
 * replaced at any time.
 */
final class DisposableLoader extends ClassLoader {

    private static final String SUFFIX = ".class";

    /**
     * Names no loader, unlike the domain that classes get otherwise: threads that JFR starts for good while we call it keep
     * our domain in their inherited access control context (before Java 24), and must not keep the loader with it.
     */
    private final ProtectionDomain domain = new ProtectionDomain(null, null);

    private final Map<String, byte[]> undefined = new HashMap<>();

    DisposableLoader(String jar) throws IOException {
        super("heddle", getPlatformClassLoader());
        try (ZipFile file = new ZipFile(jar)) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                read(file, entries.nextElement());
            }
        }
    }

    private void read(ZipFile file, ZipEntry entry) throws IOException {
        String path = entry.getName();
        if (path.endsWith(SUFFIX)) {
            String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
            undefined.put(name, file.getInputStream(entry).readAllBytes());
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = undefined.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }
}

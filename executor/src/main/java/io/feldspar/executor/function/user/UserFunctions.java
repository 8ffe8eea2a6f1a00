package io.feldspar.executor.function.user;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Names for the functions that queries of this process use, as SQL knows functions by name alone.
/// A name is unique, no query can write it, and it is valid as long as the function is in use.
public final class UserFunctions {

    private static final char MARK = '$';

    private static final Map<Routine, String> NAMES = new WeakHashMap<>();
    private static final Map<String, WeakReference<Routine>> ROUTINES = new HashMap<>();
    private static long last;

    private UserFunctions() {}

    /// The name of a function, in upper case; equal functions have the same.
    public static synchronized String nameOf(Routine routine) {
        String known = NAMES.get(routine);
        if (known == null) {
            ROUTINES.values().removeIf(each -> each.get() == null);
            last++;
            known = routine.name().toUpperCase(Locale.ROOT) + MARK + last;
            NAMES.put(routine, known);
            ROUTINES.put(known, new WeakReference<>(routine));
        }
        return known;
    }

    /// The function of that name, or null.
    public static @Nullable Routine find(String name) {
        if (name.indexOf(MARK) < 0) {
            return null;
        }
        synchronized (UserFunctions.class) {
            WeakReference<Routine> found = ROUTINES.get(name);
            return found == null ? null : found.get();
        }
    }
}

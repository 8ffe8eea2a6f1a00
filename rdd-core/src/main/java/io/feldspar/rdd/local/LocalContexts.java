package io.feldspar.rdd.local;

import io.feldspar.rdd.ContextProvider;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.settings.LocalSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Contexts over a [LocalEngine].
public final class LocalContexts implements ContextProvider {

    private static final Pattern MASTER = Pattern.compile("local(?:\\[(\\d{1,4}|\\*)])?");

    @Override
    public boolean runs(String master) {
        return MASTER.matcher(master).matches();
    }

    @Override
    public FeldsparContext start(String master, LocalSettings settings) {
        return new DriverContext(
                LocalEngine.start(settings.withThreads(threads(master, settings))));
    }

    /// Those that the master names, if it does.
    private static int threads(String master, LocalSettings settings) {
        Matcher named = MASTER.matcher(master);
        String threads = named.matches() ? named.group(1) : null;
        if (threads == null) {
            return settings.threads();
        }
        return threads.equals("*")
                ? Runtime.getRuntime().availableProcessors()
                : Math.max(1, Integer.parseInt(threads));
    }
}

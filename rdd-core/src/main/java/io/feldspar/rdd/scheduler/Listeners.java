package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.EngineListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners the news. What a listener throws is its own affair and harms nobody else.
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<EngineListener> all = new ArrayList<>();

    void add(EngineListener listener) {
        all.add(listener);
    }

    void tell(Consumer<EngineListener> news) {
        for (EngineListener listener : all) {
            tell(listener, news);
        }
    }

    static void tell(EngineListener listener, Consumer<EngineListener> news) {
        try {
            news.accept(listener);
        } catch (Throwable e) {
            LOG.warn("a listener threw", e);
        }
    }
}

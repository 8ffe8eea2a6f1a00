package io.feldspar.rdd.iterator;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lazy iterators over iterators. Elements may be null.
public final class Iterators {

    private Iterators() {}

    public static <T, R> Iterator<R> map(
            Iterator<T> rows, Function<? super T, ? extends R> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public R next() {
                return function.apply(rows.next());
            }
        };
    }

    public static <T> Iterator<T> filter(Iterator<T> rows, Predicate<? super T> predicate) {
        return new Ahead<>() {
            @Override
            protected boolean advance() {
                while (rows.hasNext()) {
                    T row = rows.next();
                    if (predicate.test(row)) {
                        found = row;
                        return true;
                    }
                }
                return false;
            }
        };
    }

    public static <T, R> Iterator<R> flatMap(
            Iterator<T> rows, Function<? super T, ? extends Iterator<? extends R>> function) {
        return new Ahead<>() {
            private @Nullable Iterator<? extends R> inner;

            @Override
            protected boolean advance() {
                while (inner == null || !inner.hasNext()) {
                    if (!rows.hasNext()) {
                        return false;
                    }
                    inner = function.apply(rows.next());
                }
                found = inner.next();
                return true;
            }
        };
    }

    public static <T> Iterator<T> limit(Iterator<T> rows, int most) {
        return new Iterator<>() {
            private int taken;

            @Override
            public boolean hasNext() {
                return taken < most && rows.hasNext();
            }

            @Override
            public T next() {
                if (taken >= most) {
                    throw new NoSuchElementException();
                }
                taken++;
                return rows.next();
            }
        };
    }

    public static long count(Iterator<?> rows) {
        long count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    /// An iterator that must look for its next element before it knows whether there is one.
    public abstract static class Ahead<T> implements Iterator<T> {

        protected @Nullable T found;
        private boolean ready;

        /// Sets `found` to the next element, or says that there is none.
        protected abstract boolean advance();

        @Override
        public final boolean hasNext() {
            if (!ready) {
                ready = advance();
            }
            return ready;
        }

        @Override
        @SuppressWarnings("NullAway") // an element may be null where the user's type allows it
        public final T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return found;
        }
    }
}

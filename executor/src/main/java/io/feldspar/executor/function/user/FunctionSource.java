package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.udf.UserFunction;
import java.nio.ByteBuffer;
import java.util.List;

/// Where the code of a function comes from: a value, so that every process can load it.
public sealed interface FunctionSource {

    /// A new instance of the function, which belongs to one thread.
    ///
    /// @throws FeldsparException with FUNCTION_FAILED if it cannot be had
    UserFunction instance();

    /// A serialized object whose classes are on the class path.
    record Closure(ByteBuffer bytes) implements FunctionSource {

        private static final String WHAT = "the function";

        public Closure {
            bytes = bytes.asReadOnlyBuffer();
        }

        /// @throws FeldsparException with INVALID_PARAMETER if it cannot be serialized
        public static Closure of(UserFunction function, String name) {
            try {
                return new Closure(ByteBuffer.wrap(Serialization.write(function, WHAT)));
            } catch (UnserializableException e) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "Function '%s' cannot be registered: %s".formatted(name, e.getMessage()),
                        "Tasks get copies of it: make what it holds Serializable, or transient.",
                        e);
            }
        }

        @Override
        public UserFunction instance() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            if (Serialization.read(copy, WHAT) instanceof UserFunction function) {
                return function;
            }
            throw new IllegalStateException("not a function");
        }
    }

    /// A class with a constructor without arguments.
    ///
    /// @param jars where it is; none for the class path of the engine
    record NamedClass(String name, List<FunctionJar> jars) implements FunctionSource {

        public NamedClass {
            jars = List.copyOf(jars);
        }

        @Override
        public UserFunction instance() {
            return JarLoader.newInstance(this);
        }
    }
}

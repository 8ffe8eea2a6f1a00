package io.feldspar.jdbc.spi;

import java.util.List;
import java.util.Map;

/// A source of connections, found through [java.util.ServiceLoader].
///
/// Making an instance must be cheap: the driver makes one to learn the property names.
public interface Engine {

    /// The product's version, such as `0.1.0`.
    String version();

    /// Every property that [#open] understands. The driver refuses any other key.
    List<EngineProperty> properties();

    /// Whether a key that is none of [#properties()] may be a setting of the session all the same,
    /// which [#open] decides.
    default boolean mayBeSetting(String key) {
        return false;
    }

    /// A new session. The keys are names of [#properties()], the values are as the user wrote them.
    EngineConnection open(Map<String, String> properties) throws EngineException;
}

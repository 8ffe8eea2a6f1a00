package io.feldspar.server;

import io.feldspar.executor.standalone.link.MasterUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the masters of a cluster from an argument.
final class MasterUrlConverter implements ITypeConverter<MasterUrl> {

    @Override
    public MasterUrl convert(String text) {
        try {
            return MasterUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' does not name a master: %s".formatted(text, e.getMessage()));
        }
    }
}

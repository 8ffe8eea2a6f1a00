package io.feldspar.executor.function.xml;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import javax.xml.xpath.XPathConstants;

/// The number that an XPath gives for an XML text, as a type: 0 for integers, and NaN for others,
/// where it gives none.
public final class XPathNumber extends FixedFunction {

    private final List<String> aliases;

    /// @param type of the result
    public XPathNumber(String name, List<String> aliases, SimpleType type, String result) {
        super(
                name,
                Description.of(
                        "XML",
                        name + "(xml, path)",
                        "The number that the XPath gives, as " + type.sql() + ".",
                        name + "('<a><b>1</b><b>2</b></a>', 'sum(a/b)')",
                        result),
                Signature.of(type, SimpleType.VARCHAR, SimpleType.VARCHAR));
        this.aliases = List.copyOf(aliases);
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        XPathText paths = new XPathText();
        return ScalarCode.interpreted(
                        (in, out) -> {
                            Object found =
                                    paths.evaluate(in[0].slice, in[1].slice, XPathConstants.NUMBER);
                            double value = found instanceof Double number ? number : Double.NaN;
                            if (result == SimpleType.REAL) {
                                out.real = (float) value;
                            } else {
                                out.real = value;
                            }
                            out.int64 = (long) value;
                            out.int32 = result == SimpleType.SMALLINT ? (short) value : (int) value;
                        })
                .failing();
    }
}

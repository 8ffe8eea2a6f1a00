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

/// Whether the XPath is true, or gives a node.
public final class XPathBoolean extends FixedFunction {

    public XPathBoolean() {
        super(
                "XPATH_BOOLEAN",
                Description.of(
                        "XML",
                        "XPATH_BOOLEAN(xml, path)",
                        "Whether the XPath is true, or gives a node.",
                        "XPATH_BOOLEAN('<a><b>1</b></a>', 'a/b')",
                        "true"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        XPathText paths = new XPathText();
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.bool =
                                        Boolean.TRUE.equals(
                                                paths.evaluate(
                                                        in[0].slice,
                                                        in[1].slice,
                                                        XPathConstants.BOOLEAN)))
                .failing();
    }
}

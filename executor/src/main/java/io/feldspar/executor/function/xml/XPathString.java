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

/// The text of the first node that the XPath gives, empty where it gives none.
public final class XPathString extends FixedFunction {

    public XPathString() {
        super(
                "XPATH_STRING",
                Description.of(
                        "XML",
                        "XPATH_STRING(xml, path)",
                        "The text of the first node that the XPath gives, empty where it "
                                + "gives none.",
                        "XPATH_STRING('<a><b>b</b><c>cc</c></a>', 'a/c')",
                        "cc"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        XPathText paths = new XPathText();
        return ScalarCode.interpreted(
                        (in, out) -> {
                            if (paths.evaluate(in[0].slice, in[1].slice, XPathConstants.STRING)
                                    instanceof String text) {
                                out.text.append(text);
                            }
                        })
                .failing();
    }
}

package io.feldspar.server.hive;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.thrift.TApplicationException;

/// Refuses calls without a request: Thrift reads a message that leaves it out as null.
final class RequestCheck implements InvocationHandler {

    private final TCLIService.Iface service;

    private RequestCheck(TCLIService.Iface service) {
        this.service = service;
    }

    static TCLIService.Iface before(TCLIService.Iface service) {
        return (TCLIService.Iface)
                Proxy.newProxyInstance(
                        RequestCheck.class.getClassLoader(),
                        new Class<?>[] {TCLIService.Iface.class},
                        new RequestCheck(service));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments[0] == null) {
            throw new TApplicationException(
                    TApplicationException.PROTOCOL_ERROR, method.getName() + " needs a request");
        }
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException error) {
            throw error.getCause();
        }
    }
}
